package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Tier;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.stream.Stream;

/** Groups of the tiers. */
public final class AccessRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT020", "A group is a plain name.")
              .twin(Tier.SYSTEM_GROUP)
              .remedy("Name a group of your identity provider, on one line, without quotes.")
              .source("argo-cd, types.go validateGroupName")
              .check(AccessRules::groups),
          RuleInfo.of("PT021", "A class hands out only roles it may.")
              .layer(Layer.REFERENCE)
              .remedy("Add the role to bindableClusterRoles of the chart, or change the class.")
              .because(Reason.RoleNotBindable)
              .check(AccessRules::bindable));

  private AccessRules() {}

  /**
   * The API server alone would not stop it: who holds every right of a role may bind it, and the
   * operator holds every right of its own.
   */
  private static Stream<Breach> bindable(TenantInWorld checked) {
    var may = checked.world().bindableRoles();
    var accounts = checked.contract().defaults().accounts();
    var people = checked.contract().defaults().people();
    return Stream.of(
            checked.contract().stagesOnce().isEmpty() ? List.<String>of() : accounts.home(),
            accounts.platform(),
            accounts.reconciler(),
            accounts.deployer(),
            people.viewers(),
            people.deployers(),
            people.approvers())
        .flatMap(List::stream)
        .distinct()
        .filter(role -> !may.isEmpty() && !may.contains(role))
        .map(
            role ->
                checked
                    .className()
                    .says(
                        "class {} hands out ClusterRole {}, which the operator may not; add it to"
                            + " bindableClusterRoles of the chart, or change the class",
                        checked.contract().names().className(),
                        role));
  }

  private static Stream<Breach> groups(TenantInWorld checked) {
    At<Access> access = checked.spec().child("access", PlatformTenantSpec::access);
    return Stream.of(
            access.child("viewers", Access::viewers),
            access.child("deployers", Access::deployers),
            access.child("approvers", Access::approvers))
        .flatMap(tier -> tier.items("groups", Tier::groups))
        .flatMap(group -> group.tells(Texts.problemInGroup(group.value())));
  }
}

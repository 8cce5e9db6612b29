package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Tier;
import io.platformtenant.operator.contract.People;
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

/** Groups and people of the tiers. */
public final class AccessRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT020", "A group is a plain name.")
              .twin(Tier.SYSTEM_GROUP)
              .remedy("Name a group of your identity provider, on one line, without quotes.")
              .source("argo-cd, types.go validateGroupName")
              .check(AccessRules::groups),
          RuleInfo.of("PT022", "A user is a plain name.")
              .twin(Tier.SYSTEM_USER)
              .remedy(
                  "Name a person as the API server knows them, on one line, without quotes or"
                      + " commas.")
              .source("argo-cd, types.go validateGroupName; rbacpolicy.go EnforceClaims")
              .check(AccessRules::users),
          RuleInfo.of("PT023", "A name is a group's or a person's.")
              .remedy("Keep it where it belongs, under groups or under users.")
              .source("argo-cd, rbacpolicy.go EnforceClaims")
              .check(AccessRules::namedTwice),
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
    return tiers(checked)
        .flatMap(tier -> tier.items("groups", Tier::groups))
        .flatMap(group -> group.tells(Texts.problemInGroup(group.value())));
  }

  private static Stream<Breach> users(TenantInWorld checked) {
    return tiers(checked)
        .flatMap(tier -> tier.items("users", Tier::users))
        .flatMap(user -> user.tells(Texts.problemInUser(user.value())));
  }

  /**
   * Argo CD can not tell them apart: whoever is called as a group would have its rights. It is told
   * where the team wrote it, if the team did: what the platform says of approvers stands then.
   */
  private static Stream<Breach> namedTwice(TenantInWorld checked) {
    People everyone = checked.contract().everyone();
    People approvers = checked.contract().approvers();
    return Stream.of(
            ofTeam(checked)
                .flatMap(tier -> tier.items("users", Tier::users))
                .filter(user -> everyone.hasGroup(user.value())),
            ofTeam(checked)
                .flatMap(tier -> tier.items("groups", Tier::groups))
                .filter(group -> approvers.hasUser(group.value())),
            approvers(checked)
                .items("users", Tier::users)
                .filter(user -> approvers.hasGroup(user.value())))
        .flatMap(s -> s)
        .map(
            name ->
                name.says(
                    "{} stands among groups and among users, which Argo CD can not tell apart",
                    name.value()));
  }

  private static Stream<At<Tier>> tiers(TenantInWorld checked) {
    return Stream.concat(ofTeam(checked), Stream.of(approvers(checked)));
  }

  private static Stream<At<Tier>> ofTeam(TenantInWorld checked) {
    At<Access> access = access(checked);
    return Stream.of(
        access.child("viewers", Access::viewers), access.child("deployers", Access::deployers));
  }

  private static At<Tier> approvers(TenantInWorld checked) {
    return access(checked).child("approvers", Access::approvers);
  }

  private static At<Access> access(TenantInWorld checked) {
    return checked.spec().child("access", PlatformTenantSpec::access);
  }
}

package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Tier;
import io.platformtenant.operator.contract.people.EffectiveAccess;
import io.platformtenant.operator.contract.people.People;
import io.platformtenant.operator.contract.people.PeopleByTier;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
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
    return checked.contract().namespacedRoles().stream()
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
    return Stream.concat(
        tiers(checked).flatMap(PeopleNames::groups),
        Stream.concat(
                tiers(checked).flatMap(tier -> tier.items("groups", Tier::groups)),
                ofClass(checked, People::groups))
            .flatMap(group -> joined(group, checked.world().subjects().group(group.value()))));
  }

  private static Stream<Breach> users(TenantInWorld checked) {
    return Stream.concat(
        tiers(checked).flatMap(PeopleNames::users),
        Stream.concat(
                tiers(checked).flatMap(tier -> tier.items("users", Tier::users)),
                ofClass(checked, People::users))
            .flatMap(user -> joined(user, checked.world().subjects().user(user.value()))));
  }

  /** A class knows nothing of the operator's settings, so its names are judged where they go. */
  private static Stream<At<String>> ofClass(
      TenantInWorld checked, Function<People, SortedSet<String>> names) {
    return names.apply(checked.contract().access().ofClass().everyone()).stream()
        .map(name -> checked.className().map(said -> name));
  }

  /** With the prefix of the API server before it, a name may become one of Kubernetes itself. */
  private static Stream<Breach> joined(At<String> name, String joined) {
    return PeopleNames.isOfKubernetes(joined) && !PeopleNames.isOfKubernetes(name.value())
        ? Stream.of(
            name.says(
                "{} is {} for the API server, by the prefix that the chart puts before it, and names"
                    + " of Kubernetes itself can not be given a tier",
                name.value(),
                joined))
        : Stream.empty();
  }

  /**
   * Argo CD can not tell them apart: whoever is called as a group would have its rights. It is told
   * where the team wrote it, if the team did, and else where the tenant did: what the class says
   * stands then.
   */
  private static Stream<Breach> namedTwice(TenantInWorld checked) {
    EffectiveAccess access = checked.contract().access();
    People ofClass = access.ofClass().everyone();
    People ofPlatform =
        access.ofEnvironments().values().stream()
            .map(PeopleByTier::everyone)
            .reduce(ofClass.and(access.ofTenant().approvers()), People::and);
    return Stream.of(
            users(ofTeam(checked), access.everyone()),
            groups(ofTeam(checked), ofPlatform),
            users(ofPlatform(checked), ofPlatform),
            groups(ofPlatform(checked), ofClass))
        .flatMap(s -> s)
        .map(
            name ->
                name.says(
                    "{} stands among groups and among users{}, which Argo CD can not tell apart",
                    name.value(),
                    new Phrase(
                        ofClass.names().contains(name.value())
                            ? " (class " + access.className() + " names it too)"
                            : "")));
  }

  /** Users that are called as a group of these. */
  private static Stream<At<String>> users(Stream<At<Tier>> tiers, People people) {
    return tiers
        .flatMap(tier -> tier.items("users", Tier::users))
        .filter(user -> people.hasGroup(user.value()));
  }

  /** Groups that are called as a user of these. */
  private static Stream<At<String>> groups(Stream<At<Tier>> tiers, People people) {
    return tiers
        .flatMap(tier -> tier.items("groups", Tier::groups))
        .filter(group -> people.hasUser(group.value()));
  }

  private static Stream<At<Tier>> tiers(TenantInWorld checked) {
    return Stream.concat(ofTeam(checked), ofPlatform(checked));
  }

  private static Stream<At<Tier>> ofTeam(TenantInWorld checked) {
    At<Access> access = access(checked);
    return Stream.of(
        access.child("viewers", Access::viewers), access.child("deployers", Access::deployers));
  }

  private static Stream<At<Tier>> ofPlatform(TenantInWorld checked) {
    return Stream.concat(
        Stream.of(access(checked).child("approvers", Access::approvers)),
        checked
            .environments()
            .map(environment -> environment.child("access", Environment::access))
            .flatMap(PeopleNames::tiers));
  }

  private static At<Access> access(TenantInWorld checked) {
    return checked.spec().child("access", PlatformTenantSpec::access);
  }
}

package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.Tier;
import io.platformtenant.operator.contract.people.People;
import io.platformtenant.operator.contract.people.PeopleByTier;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.names.PeopleNames;
import java.util.List;
import java.util.stream.Stream;

/** Who has rights in every tenant of a class. */
public final class ClassPeopleRules {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC072", "A name in a class is a group's or a person's.")
              .remedy("Keep it where it belongs, under groups or under users.")
              .source("argo-cd, rbacpolicy.go EnforceClaims")
              .check(ClassPeopleRules::namedTwice),
          RuleInfo.of("PC073", "Groups and users of a class are plain names.")
              .twin(Tier.SYSTEM_GROUP, Tier.SYSTEM_USER)
              .remedy(
                  "Name groups and people of your identity provider, on one line, without quotes.")
              .source("argo-cd, types.go validateGroupName; rbacpolicy.go EnforceClaims")
              .check(ClassPeopleRules::names));

  private ClassPeopleRules() {}

  private static Stream<Breach> names(PlatformTenantClass tenantClass) {
    return PeopleNames.tiers(access(tenantClass))
        .flatMap(tier -> Stream.concat(PeopleNames.groups(tier), PeopleNames.users(tier)));
  }

  private static Stream<Breach> namedTwice(PlatformTenantClass tenantClass) {
    People everyone = PeopleByTier.of(tenantClass.getSpec().access()).everyone();
    return PeopleNames.tiers(access(tenantClass))
        .flatMap(tier -> tier.items("users", Tier::users))
        .filter(user -> everyone.hasGroup(user.value()))
        .map(
            user ->
                user.says(
                    "{} stands among groups and among users, which Argo CD can not tell apart",
                    user.value()));
  }

  private static At<Access> access(PlatformTenantClass tenantClass) {
    return At.spec(tenantClass.getSpec()).child("access", PlatformTenantClassSpec::access);
  }
}

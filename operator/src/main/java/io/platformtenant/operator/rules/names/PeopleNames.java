package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.Tier;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Texts;
import java.util.Locale;
import java.util.stream.Stream;

/** Names of groups and people, wherever somebody is given a tier. */
public final class PeopleNames {
  private PeopleNames() {}

  /** The three tiers, said or not. */
  public static Stream<At<Tier>> tiers(At<Access> access) {
    return Stream.of(
        access.child("viewers", Access::viewers),
        access.child("deployers", Access::deployers),
        access.child("approvers", Access::approvers));
  }

  /** What is wrong with the groups of a tier. */
  public static Stream<Breach> groups(At<Tier> tier) {
    return tier.items("groups", Tier::groups)
        .flatMap(group -> group.tells(Texts.problemInGroup(group.value())));
  }

  /** What is wrong with the users of a tier. */
  public static Stream<Breach> users(At<Tier> tier) {
    return tier.items("users", Tier::users)
        .flatMap(user -> user.tells(Texts.problemInUser(user.value())));
  }

  static boolean isOfKubernetes(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("system:");
  }
}

package io.platformtenant.operator.contract.people;

import java.util.Locale;

/** One of the three tiers of people, and how each plane calls it. */
public enum AccessTier {
  VIEWER,
  DEPLOYER,
  APPROVER;

  /** The role of a project. */
  public String role() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field of {@code access}. */
  public String field() {
    return role() + "s";
  }

  /** The first half of the name of a role binding. */
  public String binding() {
    return "access-" + field();
  }
}

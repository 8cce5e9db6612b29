package io.platformtenant.operator.findings;

import java.util.List;

/**
 * Whose half of a tenant's contract something stands in: the fields that only the platform team may
 * write, everything of the class among them, or all others.
 */
public enum Part {
  PLATFORM,
  TEAM;

  /** What the app team may write; nothing else of a contract is the team's. */
  private static final List<FieldPath> OF_TEAM =
      List.of(
          FieldPath.of("spec", "description"),
          FieldPath.of("spec", "owner", "contact"),
          FieldPath.of("spec", "owner", "links"),
          FieldPath.of("spec", "access", "viewers"),
          FieldPath.of("spec", "access", "deployers"),
          FieldPath.of("spec", "bootstrap"),
          FieldPath.of("spec", "delivery", "repositories"),
          FieldPath.of("spec", "delivery", "applications"),
          FieldPath.of("spec", "delivery", "applicationSets"),
          FieldPath.of("spec", "delivery", "syncWindows"));

  private static final FieldPath BOOTSTRAP = FieldPath.of("spec", "bootstrap");

  /** Whether a field lies where the class says whose it is. */
  public static boolean isForTheClassToSay(FieldPath field) {
    return field.isIn(BOOTSTRAP);
  }

  /** The fields of a tenant that are the team's, bootstrap among them where the class lets it. */
  public static List<FieldPath> fieldsOfTeam() {
    return OF_TEAM;
  }

  /** Whose a field of a tenant is; one that holds some of the team's is the team's. */
  public static Part of(FieldPath field) {
    return OF_TEAM.stream().anyMatch(team -> field.isIn(team) || team.isIn(field))
        ? TEAM
        : PLATFORM;
  }
}

package io.platformtenant.operator.contract.people;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of a role of a project: a tier in the whole tenant, or of the people that one
 * environment has of its own.
 *
 * @param environment "" for the whole tenant
 */
public record ProjectRoleName(AccessTier tier, String environment) {

  /** The role of a tier in the whole tenant. */
  public static ProjectRoleName of(AccessTier tier) {
    return new ProjectRoleName(tier, "");
  }

  /** None for what is no role of ours. */
  public static Optional<ProjectRoleName> read(String name) {
    return Stream.of(AccessTier.values())
        .filter(tier -> name.equals(tier.role()) || name.startsWith(tier.role() + "-"))
        .map(tier -> new ProjectRoleName(tier, name.substring(tier.role().length())))
        .map(role -> new ProjectRoleName(role.tier, role.environment.replaceFirst("^-", "")))
        .findFirst();
  }

  public boolean isOfEnvironment() {
    return !environment.isEmpty();
  }

  /** As Argo CD's policies call it. */
  public String subject(String tenant) {
    return "proj:" + tenant + ":" + this;
  }

  @Override
  public String toString() {
    return isOfEnvironment() ? tier.role() + "-" + environment : tier.role();
  }
}

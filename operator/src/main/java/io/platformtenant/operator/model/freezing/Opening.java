package io.platformtenant.operator.model.freezing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one person lets through in a frozen environment for a while.
 *
 * @param name of the override that says so
 * @param applications and sets, by their names in the contract
 * @param since when it began, as its status says
 * @param until no longer belongs to it
 * @param approvedBy who has signed it, if anybody has
 * @param ticket "" where none is given
 */
public record Opening(
    String name,
    String environment,
    List<String> applications,
    List<String> stages,
    Instant since,
    Instant until,
    String requestedBy,
    Optional<String> approvedBy,
    String reason,
    String ticket) {
  public Opening {
    applications = List.copyOf(applications);
    stages = List.copyOf(stages);
  }

  /** The same without some of its applications. */
  public Opening without(List<String> some) {
    return new Opening(
        name,
        environment,
        applications.stream().filter(application -> !some.contains(application)).toList(),
        stages,
        since,
        until,
        requestedBy,
        approvedBy,
        reason,
        ticket);
  }
}

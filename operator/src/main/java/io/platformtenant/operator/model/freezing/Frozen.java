package io.platformtenant.operator.model.freezing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of a tenant takes in nothing new at the time it was planned for.
 *
 * @param places environments, and what serves the whole tenant, that are frozen
 * @param exceptions what is not held as a freeze would have it, for people
 * @param nextEdge when something begins or ends next; none where that is farther than is looked
 */
public record Frozen(List<Place> places, List<String> exceptions, Optional<Instant> nextEdge) {
  public static final Frozen NOTHING = new Frozen(List.of(), List.of(), Optional.empty());

  public Frozen {
    places = List.copyOf(places);
    exceptions = List.copyOf(exceptions);
  }

  public boolean isNothing() {
    return places.isEmpty();
  }

  public boolean holdsIn(String environment) {
    return places.stream().anyMatch(place -> place.environment().equals(environment));
  }

  /** When the last of it ends. */
  public Optional<Instant> until() {
    return places.stream().map(Place::until).max(Instant::compareTo);
  }

  /** The first reason that somebody gives; "" where nobody does. */
  public String reason() {
    return places.stream().map(Place::reason).filter(r -> !r.isEmpty()).findFirst().orElse("");
  }

  /**
   * @param environment "" for what serves the whole tenant
   * @param reason "" where nobody gives one
   */
  public record Place(String environment, Instant until, String reason) {}
}

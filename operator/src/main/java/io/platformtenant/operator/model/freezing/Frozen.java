package io.platformtenant.operator.model.freezing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of a tenant takes in nothing new at the time it was planned for.
 *
 * @param places environments, and what serves the whole tenant, that are frozen
 * @param exceptions what is not held as a freeze would have it, for people
 * @param openings what people let through nevertheless
 * @param nextEdge when something begins or ends next; none where that is farther than is looked
 */
public record Frozen(
    List<Place> places,
    List<String> exceptions,
    List<Opening> openings,
    Optional<Instant> nextEdge) {
  public static final Frozen NOTHING =
      new Frozen(List.of(), List.of(), List.of(), Optional.empty());

  public Frozen {
    places = List.copyOf(places);
    exceptions = List.copyOf(exceptions);
    openings = List.copyOf(openings);
  }

  public boolean isNothing() {
    return places.isEmpty();
  }

  public boolean holdsIn(String environment) {
    return places.stream().anyMatch(place -> place.environment().equals(environment));
  }

  /** Since when somebody lets an application or a set through there; none where nobody does. */
  public Optional<Instant> openSince(String environment, String application) {
    return openings.stream()
        .filter(opening -> opening.environment().equals(environment))
        .filter(opening -> opening.applications().contains(application))
        .map(Opening::since)
        .min(Instant::compareTo);
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

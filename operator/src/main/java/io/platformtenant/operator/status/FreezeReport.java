package io.platformtenant.operator.status;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.platformtenant.api.v1alpha1.FreezeStatus;
import io.platformtenant.operator.model.freezing.Frozen;
import io.platformtenant.operator.model.freezing.Frozen.Place;
import io.platformtenant.operator.model.freezing.Opening;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of a freeze that holds, and of what people let through in it. */
final class FreezeReport {
  private FreezeReport() {}

  /** Null while none does. */
  static FreezeStatus status(Frozen frozen) {
    return frozen.isNothing()
        ? null
        : new FreezeStatus(
            true,
            frozen.until().map(Instant::toString).orElse(null),
            frozen.reason().isEmpty() ? null : frozen.reason());
  }

  /** Where, until when and why; then what is not held as one would think. */
  static String describe(Frozen frozen) {
    Map<Ending, List<String>> endings =
        frozen.places().stream()
            .collect(
                groupingBy(
                    place -> new Ending(place.until(), place.reason()),
                    LinkedHashMap::new,
                    mapping(FreezeReport::name, toList())));
    String where =
        endings.entrySet().stream()
            .map(e -> "in " + String.join(", ", e.getValue()) + e.getKey().words())
            .collect(Collectors.joining(", "));
    return Stream.concat(Stream.of("Takes in nothing new " + where), frozen.exceptions().stream())
        .collect(Collectors.joining("; "));
  }

  private static String name(Place place) {
    return place.environment().isEmpty()
        ? "what serves the whole tenant"
        : "\"" + place.environment() + "\"";
  }

  /** Who lets what through, until when and why. */
  static String openings(List<Opening> openings) {
    return openings.stream().map(FreezeReport::opening).collect(Collectors.joining("; "));
  }

  private static String opening(Opening opening) {
    boolean isOfStages = opening.applications().isEmpty() && !opening.stages().isEmpty();
    return "\"%s\" %s %s in \"%s\" until %s: %s%s (PlatformTenantOverride \"%s\", %s)"
        .formatted(
            opening.requestedBy(),
            isOfStages ? "has what is new taken in by" : "lets people sync",
            Stream.concat(opening.applications().stream(), opening.stages().stream())
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", ")),
            opening.environment(),
            opening.until(),
            opening.reason(),
            opening.ticket().isEmpty() ? "" : ", " + opening.ticket(),
            opening.name(),
            opening
                .approvedBy()
                .map(by -> "signed by \"" + by + "\"")
                .orElse("signed by nobody yet"));
  }

  private record Ending(Instant until, String reason) {
    String words() {
      return " until " + until + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
  }
}

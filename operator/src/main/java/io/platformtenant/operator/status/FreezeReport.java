package io.platformtenant.operator.status;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.platformtenant.api.v1alpha1.FreezeStatus;
import io.platformtenant.operator.model.freezing.Frozen;
import io.platformtenant.operator.model.freezing.Frozen.Place;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of a freeze that holds. */
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

  private record Ending(Instant until, String reason) {
    String words() {
      return " until " + until + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
  }
}

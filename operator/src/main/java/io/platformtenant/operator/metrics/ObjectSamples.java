package io.platformtenant.operator.metrics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.health.Health.State;
import io.platformtenant.operator.health.StatusReading;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Plane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was made and how it fares, each object by what stands in itself, in numbers. */
public final class ObjectSamples {
  private ObjectSamples() {}

  /** A plane is there when all its kinds are. */
  public static List<Sample> ofPlanes(Set<ManagedKind> well) {
    return Arrays.stream(Plane.values())
        .map(
            plane ->
                Sample.of(
                    Metric.PLANES,
                    Arrays.stream(ManagedKind.values())
                            .filter(kind -> kind.plane() == plane)
                            .allMatch(well::contains)
                        ? 1
                        : 0,
                    label(plane)))
        .toList();
  }

  /**
   * @param objects of a kind that is read
   */
  public static List<Sample> of(ManagedKind kind, Collection<ObjectNode> objects) {
    Map<State, Integer> states = new EnumMap<>(State.class);
    for (ObjectNode object : objects) {
      states.merge(state(kind, object), 1, Integer::sum);
    }
    List<Sample> samples = new ArrayList<>();
    states.forEach(
        (state, count) ->
            samples.add(
                Sample.of(Metric.OBJECTS, count, label(kind.plane()), kind.kind(), label(state))));
    return samples;
  }

  private static State state(ManagedKind kind, ObjectNode object) {
    return object.path("metadata").has("deletionTimestamp")
        ? State.DELETING
        : StatusReading.of(kind, object).health().state();
  }

  public static String label(Plane plane) {
    return plane.name().toLowerCase(Locale.ROOT);
  }

  /** As reasons are written. */
  private static String label(State state) {
    return Arrays.stream(state.name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}

package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.SyncWindow;
import io.platformtenant.operator.contract.EffectiveWindow;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.plan.Bodies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sync windows of a project: the tenant's, those of the class beside them, and what is frozen.
 * Environments become their namespaces, and applications the Applications there, by name.
 */
final class ProjectWindows {
  private ProjectWindows() {}

  /** Those that are left; an environment the tenant does not have makes none. */
  static ArrayNode of(ResolvedTenant contract, Freezing freezing) {
    Map<Object, ObjectNode> windows = new LinkedHashMap<>();
    Stream.concat(
            contract.delivery().syncWindows().stream(),
            contract.defaults().delivery().syncWindows().stream())
        .forEach(
            said -> {
              EffectiveWindow here = contract.windowOf(said);
              // Argo CD takes names and namespaces for "one of them".
              List<String> what =
                  here.isOfApplications()
                      ? here.applications()
                      : namespaces(here.environments().stream());
              if (!what.isEmpty()) {
                windows.merge(
                    here.identity(), window(here, what), (one, other) -> stricter(one, other));
              }
            });
    freezing
        .windows()
        .forEach(
            frozen ->
                FrozenWindows.of(contract, frozen)
                    .forEach(
                        (identity, window) ->
                            windows.merge(identity, window, (one, other) -> stricter(one, other))));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    windows.values().forEach(list::add);
    return list;
  }

  private static ObjectNode window(EffectiveWindow here, List<String> what) {
    SyncWindow said = here.said();
    ObjectNode window = Bodies.object();
    window.put("kind", said.kind().name());
    window.put("schedule", said.schedule());
    window.put("duration", said.duration());
    window.put("timeZone", here.timeZone());
    window.set(here.isOfApplications() ? "applications" : "namespaces", Bodies.strings(what));
    Bodies.putIfTrue(window, "manualSync", said.manualSync());
    Bodies.putIfPresent(window, "description", said.description());
    return window;
  }

  /** What one of them holds back stays held back, whoever said it. */
  private static ObjectNode stricter(ObjectNode one, ObjectNode other) {
    ObjectNode both = one.deepCopy();
    if (!other.has("manualSync")) {
      both.remove("manualSync");
    }
    return both;
  }

  static List<String> namespaces(Stream<Environment> environments) {
    return environments
        .map(Environment::namespaces)
        .flatMap(List::stream)
        .map(EnvironmentNamespace::name)
        .sorted()
        .toList();
  }
}

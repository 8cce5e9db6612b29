package io.platformtenant.operator.plan.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.SyncWindow;
import io.platformtenant.api.v1alpha1.SyncWindowKind;
import io.platformtenant.operator.contract.EffectiveWindow;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.plan.Bodies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sync windows of a project: the tenant's, those of the class beside them, and what is frozen.
 * Environments become their namespaces, and applications the Applications there, by name.
 */
final class ProjectWindows {
  private static final String UTC = "UTC";
  private static final int LONGEST = 255;

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
                windows.merge(
                    identity(frozen),
                    window(contract, frozen),
                    (one, other) -> stricter(one, other)));
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

  /** As {@link EffectiveWindow#identity} says it of one that somebody wrote. */
  private static Object identity(Freezing.Window frozen) {
    return List.of(
        SyncWindowKind.deny,
        frozen.times().schedule(),
        frozen.times().duration(),
        UTC,
        false,
        Set.copyOf(frozen.environments()));
  }

  private static ObjectNode window(ResolvedTenant contract, Freezing.Window frozen) {
    ObjectNode window = Bodies.object();
    window.put("kind", SyncWindowKind.deny.name());
    window.put("schedule", frozen.times().schedule());
    window.put("duration", frozen.times().duration());
    window.put("timeZone", UTC);
    window.set(
        "namespaces",
        Bodies.strings(
            namespaces(
                contract.environments().stream()
                    .filter(environment -> frozen.environments().contains(environment.name())))));
    return window.put("description", describe(frozen.reason()));
  }

  /** Argo CD counts bytes. */
  private static String describe(String reason) {
    String why = "freeze: " + reason;
    return reason.isEmpty() || why.getBytes(UTF_8).length > LONGEST ? "freeze" : why;
  }

  /** What one of them holds back stays held back, whoever said it. */
  private static ObjectNode stricter(ObjectNode one, ObjectNode other) {
    ObjectNode both = one.deepCopy();
    if (!other.has("manualSync")) {
      both.remove("manualSync");
    }
    return both;
  }

  private static List<String> namespaces(Stream<Environment> environments) {
    return environments
        .map(Environment::namespaces)
        .flatMap(List::stream)
        .map(EnvironmentNamespace::name)
        .sorted()
        .toList();
  }
}

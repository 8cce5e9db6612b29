package io.platformtenant.operator.plan.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.SyncWindowKind;
import io.platformtenant.operator.contract.ApplicationNames;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.FreezeWindow;
import io.platformtenant.operator.plan.Bodies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The windows of a freeze. Where something is open they are two: one for the whole environment that
 * lets syncs by hand through and no others, and one for all in it but what is open. Argo CD lets a
 * sync by hand through where every window says so that holds for the Application (argo-cd,
 * types.go, SyncWindows.CanSync), and nothing else can be left out of a window.
 */
final class FrozenWindows {
  private static final String UTC = "UTC";
  private static final int LONGEST = 255;

  private FrozenWindows() {}

  /** By what {@code EffectiveWindow.identity} is of one that somebody wrote. */
  static Map<Object, ObjectNode> of(ResolvedTenant contract, FreezeWindow frozen) {
    Map<Object, ObjectNode> windows = new LinkedHashMap<>();
    ObjectNode all = window(frozen, "namespaces", namespaces(contract, frozen));
    Bodies.putIfTrue(all, "manualSync", !frozen.open().isEmpty());
    windows.put(identity(frozen, false, Set.copyOf(frozen.environments())), all);
    if (!frozen.open().isEmpty()) {
      List<String> others =
          ApplicationNames.of(
              contract,
              environment -> frozen.environments().contains(environment.name()),
              name -> !frozen.open().contains(name));
      if (!others.isEmpty()) {
        windows.put(
            identity(frozen, true, Set.copyOf(others)), window(frozen, "applications", others));
      }
    }
    return windows;
  }

  private static Object identity(FreezeWindow frozen, boolean ofApplications, Set<String> names) {
    return List.of(
        SyncWindowKind.deny,
        frozen.times().schedule(),
        frozen.times().duration(),
        UTC,
        ofApplications,
        names);
  }

  private static ObjectNode window(FreezeWindow frozen, String field, List<String> what) {
    ObjectNode window = Bodies.object();
    window.put("kind", SyncWindowKind.deny.name());
    window.put("schedule", frozen.times().schedule());
    window.put("duration", frozen.times().duration());
    window.put("timeZone", UTC);
    window.set(field, Bodies.strings(what));
    window.put("description", describe(frozen.reason()));
    return window;
  }

  private static List<String> namespaces(ResolvedTenant contract, FreezeWindow frozen) {
    return ProjectWindows.namespaces(
        contract.environments().stream()
            .filter(environment -> frozen.environments().contains(environment.name())));
  }

  /** Argo CD counts bytes. */
  private static String describe(String reason) {
    String why = "freeze: " + reason;
    return reason.isEmpty() || why.getBytes(UTF_8).length > LONGEST ? "freeze" : why;
  }
}

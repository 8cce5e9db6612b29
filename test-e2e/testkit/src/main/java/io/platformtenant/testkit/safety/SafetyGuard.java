package io.platformtenant.testkit.safety;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.Deeds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches over all requests of an operator on a cluster, from one rest to the next. Whoever asks
 * has seen to it that nobody writes just now.
 */
public final class SafetyGuard {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ControlPlane plane;
  private final String operator;
  private final Deeds deeds;
  private Map<ObjectId, JsonNode> before;

  private SafetyGuard(ControlPlane plane, String operator) {
    this.plane = plane;
    this.operator = operator;
    this.deeds = plane.audit().deeds();
    this.before = marked();
  }

  /**
   * From now on.
   *
   * @param operator the user the API server knows it by
   */
  public static SafetyGuard over(ControlPlane plane, String operator) {
    return new SafetyGuard(plane, operator);
  }

  /** What was not safe since the last time, in words, after one change. */
  public List<String> breaches() {
    return breaches(Map.of());
  }

  /**
   * The same after several changes, one after another.
   *
   * @param between what would be there between two of them
   */
  public List<String> breaches(Map<ObjectId, JsonNode> between) {
    Map<ObjectId, JsonNode> now = marked();
    List<String> breaches = Safety.check(operator, before, deeds.next(), between, now);
    before = now;
    return breaches;
  }

  private Map<ObjectId, JsonNode> marked() {
    Map<ObjectId, JsonNode> marked = new TreeMap<>();
    try (var reader = plane.adminReader()) {
      for (ManagedKind kind : ManagedKind.values()) {
        reader
            .genericKubernetesResources(Contexts.of(kind))
            .inAnyNamespace()
            .withLabel(ApiGroup.MANAGED_BY_LABEL, ApiGroup.FIELD_MANAGER)
            .list()
            .getItems()
            .stream()
            .map(MAPPER::<JsonNode>valueToTree)
            .forEach(object -> marked.put(ObjectId.of(kind, object), object));
      }
    }
    return marked;
  }
}

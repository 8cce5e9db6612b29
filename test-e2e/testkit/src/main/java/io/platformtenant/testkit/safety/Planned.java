package io.platformtenant.testkit.safety;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.Rulebook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a tenant would have under a class, with all gates open. */
public final class Planned {
  private static final ObjectMapper YAML = new YAMLMapper();

  private Planned() {}

  /** Nothing where the plan is refused, or one of both can't be read. */
  public static Map<ObjectId, JsonNode> of(String tenantClass, String tenant) {
    try {
      var one = YAML.readValue(tenant, PlatformTenant.class);
      var judged = Rulebook.judge(YAML.readValue(tenantClass, PlatformTenantClass.class));
      var world = new Rendering(List.of(one), List.of(judged)).world(one).withOpenGates(true);
      Map<ObjectId, JsonNode> bodies = new TreeMap<>();
      Planner.plan(world).objects().forEach((id, planned) -> bodies.put(id, planned.body()));
      return bodies;
    } catch (JsonProcessingException unreadable) {
      return Map.of();
    }
  }
}

package io.platformtenant.operator.transitions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.twins.Crds;
import java.util.List;

/**
 * A tenant and its class. The tenant is called {@link #NAME}, its class {@link #CLASS}, and all its
 * namespaces begin with its name, so that another name makes another tenant that meets nobody.
 */
public record Pair(ObjectNode tenantClass, ObjectNode tenant) {
  public static final String NAME = "chain000";
  public static final String CLASS = "class-" + NAME;

  /**
   * The roles of cluster stages: by the one they have else, a stage applies CRDs and no ConfigMap,
   * as the stand-in does.
   */
  public static final List<String> CLUSTER_ROLES =
      List.of("platform-tenant-cluster", "platform-tenant-platform");

  /** One that an original gives people, and no bare chart lets the operator bind. */
  public static final String STOCK_ROLE = "view";

  private static final int LONGEST_NAMESPACE = 63;
  private static final ObjectMapper YAML = new YAMLMapper();

  static Pair of(ObjectNode tenantClass, ObjectNode tenant) {
    return new Pair(ofClass(tenantClass), ofTenant(tenant));
  }

  private static ObjectNode ofClass(ObjectNode tenantClass) {
    ObjectNode mine = tenantClass.deepCopy();
    mine.putObject("metadata").put("name", CLASS);
    if (mine.at("/spec/clusterStages").isArray()) {
      ArrayNode roles = mine.withObject("/spec/roles/accounts").putArray("cluster");
      CLUSTER_ROLES.forEach(roles::add);
    }
    return mine;
  }

  private static ObjectNode ofTenant(ObjectNode tenant) {
    String name = java.util.regex.Pattern.quote(tenant.path("metadata").path("name").asText());
    ObjectNode mine =
        read(tenant.toString().replaceAll("\\b" + name + "\\b", NAME), ObjectNode.class);
    mine.putObject("metadata").put("name", NAME);
    mine.withObject("/spec").put("className", CLASS);
    return amongItself(mine);
  }

  Pair withTenant(ObjectNode other) {
    return new Pair(tenantClass, amongItself(other));
  }

  Pair withClass(ObjectNode other) {
    return new Pair(other, tenant);
  }

  ObjectNode of(String kind) {
    return kind.equals("PlatformTenant") ? tenant : tenantClass;
  }

  Pair with(String kind, ObjectNode other) {
    return kind.equals("PlatformTenant") ? withTenant(other) : withClass(other);
  }

  /** Nobody else's namespaces, wherever they are named. */
  private static ObjectNode amongItself(ObjectNode tenant) {
    String text = tenant.toString();
    for (var environment : tenant.at("/spec/environments")) {
      for (var namespace : environment.path("namespaces")) {
        String name = namespace.path("name").asText(NAME);
        if (!name.startsWith(NAME)) {
          String mine = NAME + "-" + name;
          text =
              text.replace(
                  quoted(name),
                  quoted(mine.substring(0, Math.min(mine.length(), LONGEST_NAMESPACE))));
        }
      }
    }
    return read(text, ObjectNode.class);
  }

  private static String quoted(String name) {
    return TextNode.valueOf(name).toString();
  }

  /** Whether the API server would take both, and the tenant is planned. */
  boolean isSound() {
    return Crds.check(tenantClass).isEmpty() && Crds.check(tenant).isEmpty() && !plan().isRefused();
  }

  private TenantPlan plan() {
    return Planner.plan(world());
  }

  /** In which there is nobody else. */
  World world() {
    PlatformTenant one = typed();
    var its = Rulebook.judge(read(tenantClass.toString(), PlatformTenantClass.class));
    return new Rendering(List.of(one), List.of(its)).world(one);
  }

  /** The tenant as the operator reads it. */
  PlatformTenant typed() {
    return read(tenant.toString(), PlatformTenant.class);
  }

  /** Both under another name. */
  public Pair called(String name) {
    return new Pair(renamed(tenantClass, name), renamed(tenant, name));
  }

  private static ObjectNode renamed(ObjectNode object, String name) {
    return read(object.toString().replace(NAME, name), ObjectNode.class);
  }

  private static <T> T read(String text, Class<T> type) {
    try {
      return YAML.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }
}

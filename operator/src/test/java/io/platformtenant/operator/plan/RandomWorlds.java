package io.platformtenant.operator.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.Rulebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Small worlds from a seed: the same seed, the same world. Names come from small pools in which one
 * begins like another, so that tenants meet and conflicts are common.
 */
final class RandomWorlds {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final List<String> NAMES =
      List.of("pay", "pay-eu", "pay-eu-west", "search", "search-api", "a", "a-b");
  private static final List<String> ENVIRONMENTS = List.of("dev", "prod", "eu-prod", "qa");
  private static final List<String> WORDS = List.of("api", "api-eu", "web", "jobs", "eu");

  private final Random random;

  RandomWorlds(long seed) {
    this.random = new Random(seed);
  }

  World next() {
    List<JudgedClass> classes = new ArrayList<>();
    some(List.of("standard", "large", "odd"), 3)
        .forEach(name -> classes.add(Rulebook.judge(tenantClass(name))));
    List<PlatformTenant> tenants = new ArrayList<>();
    some(NAMES, 5).forEach(name -> tenants.add(tenant(name)));
    PlatformTenant one = tenants.removeLast();
    return world(one, tenants, classes).withOpenGates(random.nextBoolean());
  }

  /** The world of one of some tenants. */
  static World world(
      PlatformTenant one, Collection<PlatformTenant> all, List<JudgedClass> classes) {
    return World.of(
        one,
        Classes.choose(one, classes),
        Tenants.of(all),
        classes.stream().map(JudgedClass::tenantClass).toList(),
        "platform-tenant-system");
  }

  /** The same items in some other order. */
  <T> List<T> shuffled(List<T> items) {
    List<T> copy = new ArrayList<>(items);
    java.util.Collections.shuffle(copy, random);
    return copy;
  }

  /** The same tenant with its environments, applications and sources in some other order. */
  PlatformTenant shuffled(PlatformTenant tenant) {
    ObjectNode tree = JSON.valueToTree(tenant);
    for (String list :
        List.of("/spec/environments", "/spec/delivery/applications", "/spec/bootstrap/sources")) {
      if (tree.at(list) instanceof ArrayNode items) {
        List<com.fasterxml.jackson.databind.JsonNode> copy = new ArrayList<>();
        items.forEach(copy::add);
        items.removeAll().addAll(shuffled(copy));
      }
    }
    return read(tree, PlatformTenant.class);
  }

  /** The same tenant without its last environment, and without what names it. */
  static PlatformTenant withoutAnEnvironment(PlatformTenant tenant) {
    ObjectNode tree = JSON.valueToTree(tenant);
    String name = tenant.getSpec().environments().getLast().name();
    tree.findValues("environments")
        .forEach(
            list ->
                ((ArrayNode) list)
                    .removeIf(item -> item.path("name").asText(item.asText()).equals(name)));
    return read(tree, PlatformTenant.class);
  }

  private PlatformTenantClass tenantClass(String name) {
    ObjectNode root = object("PlatformTenantClass", name);
    if (random.nextInt(4) > 0) {
      root.withObject("/metadata/annotations").put(ApiGroup.DEFAULT_CLASS_ANNOTATION, "true");
    }
    ObjectNode spec = anything(root.putObject("spec"));
    if (random.nextInt(3) == 0) {
      spec.put("homeNamespace", random.nextBoolean() ? "home-{tenant}" : "home-a-{tenant}");
    }
    if (random.nextBoolean()) {
      access(spec, List.of("on-call", "audit", "dev"), List.of("cy@example.com"));
      spec.withObject("/delivery")
          .putArray("actions")
          .addObject()
          .put("group", "batch")
          .put("kind", "CronJob")
          .put("action", "create-job");
    }
    if (random.nextBoolean()) {
      stages(spec, "platform-");
      if (random.nextBoolean()) {
        ArrayNode cluster = spec.putArray("clusterStages");
        some(WORDS, 3)
            .forEach(w -> cluster.addObject().put("name", w).put("source", "platform-config"));
      }
    }
    return read(root, PlatformTenantClass.class);
  }

  private PlatformTenant tenant(String name) {
    ObjectNode root = object("PlatformTenant", name);
    ObjectNode metadata = root.withObject("/metadata");
    metadata.put("creationTimestamp", "2026-01-0" + (1 + random.nextInt(4)) + "T00:00:00Z");
    ObjectNode spec = root.putObject("spec");
    if (random.nextInt(3) > 0) {
      spec.put("className", random.nextInt(9) == 0 ? "gone" : "standard");
    }
    spec.putObject("owner").put("team", name).put("contact", name + "@example.com");
    access(
        spec,
        List.of("sre", "CN=a,OU=b", "dev", "leads"),
        List.of("ann@example.com", "https://login.example.com#x"));
    ArrayNode environments = spec.putArray("environments");
    some(ENVIRONMENTS, 3).forEach(e -> environment(environments.addObject(), name, e));
    if (random.nextBoolean()) {
      stages(spec, "");
    }
    ArrayNode applications = spec.putObject("delivery").putArray("applications");
    some(WORDS, 4).forEach(w -> application(applications.addObject(), w));
    return read(root, PlatformTenant.class);
  }

  private void access(ObjectNode holder, List<String> groups, List<String> users) {
    for (String tier : some(List.of("viewers", "deployers", "approvers"), 3)) {
      ObjectNode people = holder.withObject("/access/" + tier);
      some(groups, 3).forEach(people.putArray("groups")::add);
      some(users, 2).forEach(people.putArray("users")::add);
    }
  }

  private void environment(ObjectNode environment, String tenant, String name) {
    environment.put("name", name).put("protected", random.nextBoolean());
    if (random.nextInt(3) == 0) {
      access(environment, List.of("testers", "dev"), List.of("di@example.com"));
    }
    ArrayNode namespaces = environment.putArray("namespaces");
    namespaces.addObject().put("name", tenant + "-" + name);
    if (random.nextInt(6) == 0) {
      namespaces.addObject().put("name", "shared-" + name);
    }
  }

  private void stages(ObjectNode spec, String prefix) {
    ObjectNode bootstrap = spec.putObject("bootstrap");
    ObjectNode source = bootstrap.putArray("sources").addObject().put("name", prefix + "config");
    source.putObject("git").put("url", "https://git.example.com/" + prefix + "c.git");
    ArrayNode stages = bootstrap.putArray("stages");
    List<String> before = new ArrayList<>();
    for (String name : some(WORDS, 4)) {
      ObjectNode stage = stages.addObject().put("name", prefix + name);
      stage.put("source", prefix + "config").put("path", "./{environment}/" + name);
      if (!before.isEmpty() && random.nextInt(3) == 0) {
        some(before, 2).forEach(stage.putArray("dependsOn")::add);
      }
      before.add(prefix + name);
    }
  }

  private void application(ObjectNode application, String name) {
    application.put("name", name);
    application
        .putObject("source")
        .put("repoURL", "https://git.example.com/deploy-" + random.nextInt(2) + ".git")
        .put("path", name + "/{environment}");
  }

  private List<String> some(List<String> pool, int most) {
    return shuffled(pool).subList(0, Math.min(pool.size(), 1 + random.nextInt(most)));
  }

  private static ObjectNode object(String kind, String name) {
    ObjectNode root = JSON.createObjectNode();
    root.put("apiVersion", ApiGroup.NAME + "/" + ApiGroup.VERSION).put("kind", kind);
    root.putObject("metadata").put("name", name);
    return root;
  }

  /** A class that lets its tenants fetch from anywhere, into any namespace. */
  static ObjectNode anything(ObjectNode spec) {
    ObjectNode guardrails = spec.putObject("guardrails");
    guardrails.put("protectedRevisions", "Any").putArray("repositories").add("**");
    guardrails.putArray("namespaces").add("**");
    return spec;
  }

  static <T> T read(ObjectNode tree, Class<T> type) {
    try {
      return JSON.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(tree.toString(), e);
    }
  }

  /** As many worlds as asked for, one after another. */
  static void each(int count, Consumer<RandomWorlds> test) {
    for (int seed = 0; seed < count; seed++) {
      test.accept(new RandomWorlds(seed));
    }
  }
}

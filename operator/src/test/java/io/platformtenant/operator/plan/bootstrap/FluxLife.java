package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A tenant whose objects are what was last planned, and a Flux that fetches and applies at once. It
 * remembers nothing between two looks but what stands on the objects, as an operator that is
 * restarted all the time.
 */
final class FluxLife {
  private final PlatformTenant tenant;
  private final PlatformTenantClass tenantClass;
  private final Map<String, String> heads = new TreeMap<>();
  private SortedMap<ObjectId, ObjectNode> live = new TreeMap<>();
  private boolean fetches = true;
  private List<PlatformTenantOverride> overrides = List.of();

  FluxLife(String tenant, String tenantClass) {
    this.tenant = Serialization.unmarshal(tenant, PlatformTenant.class);
    this.tenantClass = Serialization.unmarshal(tenantClass, PlatformTenantClass.class);
  }

  /** What a name of a repository leads to from now on, and what Flux makes of it at once. */
  void push(String url, String revision) {
    heads.put(url, revision);
    reconcile();
  }

  /** What people let through from now on. */
  void overridden(String... all) {
    overrides =
        Stream.of(all)
            .map(yaml -> Serialization.unmarshal(yaml, PlatformTenantOverride.class))
            .toList();
  }

  /** Whether a source finds its repository. */
  void fetches(boolean does) {
    fetches = does;
    reconcile();
  }

  /** One look: what is planned is applied, and what left the plan goes. */
  TenantPlan look(Instant now) {
    TenantPlan plan = plan(now);
    SortedMap<ObjectId, ObjectNode> next = new TreeMap<>();
    plan.objects().forEach((id, object) -> next.put(id, applied(object)));
    live = next;
    reconcile();
    return plan;
  }

  /** Looks until nothing changes any more. */
  TenantPlan rest(Instant now) {
    SortedMap<ObjectId, ObjectNode> before;
    TenantPlan plan;
    do {
      before = new TreeMap<>(live);
      plan = look(now);
    } while (!before.equals(live));
    return plan;
  }

  TenantPlan plan(Instant now) {
    return Planner.plan(
        new Rendering(List.of(tenant), List.of(Rulebook.judge(tenantClass)))
            .world(tenant)
            .withObserved(new Observed(live, Set.of()))
            .withOverrides(overrides)
            .at(now));
  }

  /** What somebody does to an object. */
  void edit(ObjectId id, UnaryOperator<ObjectNode> hand) {
    live.put(id, hand.apply(live.get(id).deepCopy()));
    reconcile();
  }

  void delete(ObjectId id) {
    live.remove(id);
    reconcile();
  }

  ObjectNode live(ObjectId id) {
    return live.get(id);
  }

  Set<ObjectId> ids() {
    return live.keySet();
  }

  /** What a stage has applied. */
  String applied(String stage) {
    return live.get(id(ManagedKind.KUSTOMIZATION, stage))
        .path("status")
        .path("lastAppliedRevision")
        .asText();
  }

  static ObjectId id(ManagedKind kind, String name) {
    return ObjectId.of(kind, "tenant-payments", name);
  }

  /** As server-side apply leaves it: what is no longer planned is gone, a status stays. */
  private ObjectNode applied(PlannedObject planned) {
    ObjectNode now = planned.body().deepCopy();
    now.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, planned.hash());
    now.withObject("/metadata").put("generation", 1);
    ObjectNode was = live.get(planned.id());
    if (was != null && was.has("status")) {
      now.set("status", was.get("status").deepCopy());
    }
    if (was != null && was.at("/metadata/annotations").has("theirs")) {
      now.withObject("/spec").put("suspend", true);
      now.withObject("/metadata/annotations").put("theirs", "true");
    }
    return now;
  }

  private void reconcile() {
    live.replaceAll(
        (id, object) -> id.kind().purpose() == Purpose.SOURCE ? fetched(object) : object);
    live.replaceAll(
        (id, object) -> id.kind().purpose() == Purpose.STAGE ? followed(object) : object);
  }

  private ObjectNode fetched(ObjectNode source) {
    ObjectNode now = source.deepCopy();
    JsonNode spec = now.path("spec");
    if (fetches && !spec.path("suspend").asBoolean()) {
      now.withObject("/status/artifact").put("revision", revision(spec));
      ready(now);
    }
    return now;
  }

  /** A commit keeps the name of its branch, and a digest has none (source-controller). */
  private String revision(JsonNode spec) {
    JsonNode ref = spec.path("ref");
    if (ref.has("commit")) {
      return (ref.has("branch") ? ref.path("branch").asText() + "@" : "")
          + "sha1:"
          + ref.path("commit").asText();
    }
    return ref.has("digest")
        ? ref.path("digest").asText()
        : heads.getOrDefault(spec.path("url").asText(spec.path("bucketName").asText()), "");
  }

  private ObjectNode followed(ObjectNode stage) {
    JsonNode ref = stage.at("/spec/sourceRef");
    ObjectNode source =
        live.get(
            id(
                ManagedKind.of(ManagedKind.GIT_REPOSITORY.group(), ref.path("kind").asText())
                    .orElseThrow(),
                ref.path("name").asText()));
    String revision = source == null ? "" : source.at("/status/artifact/revision").asText();
    if (revision.isEmpty()) {
      return stage;
    }
    ObjectNode now = stage.deepCopy();
    now.withObject("/status")
        .put("lastAppliedRevision", revision)
        .put("lastAttemptedRevision", revision);
    ready(now);
    return now;
  }

  private static void ready(ObjectNode object) {
    ObjectNode status = object.withObject("/status");
    status.put("observedGeneration", 1);
    status
        .putArray("conditions")
        .addObject()
        .put("type", "Ready")
        .put("status", "True")
        .put("observedGeneration", 1)
        .put("reason", "Succeeded")
        .put("message", "done");
  }
}

package io.platformtenant.operator.cases;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.watch.CacheTrim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The world of a golden case. {@code observed.yaml}, where there is one, lists objects that are
 * there: a planned one as it was applied, with the status and the annotations the file gives; one
 * that a planned set made, from its present template unless the file says otherwise; any other as
 * it stands. They are seen as a cache keeps them. Overrides of a freeze stand among them.
 */
public final class GoldenWorld {
  /** When every case is looked at; files alone speak of no time. */
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final ObjectMapper YAML = new YAMLMapper();

  private final Path folder;
  private final Inputs inputs;
  private final Rendering rendering;

  public GoldenWorld(Path folder) {
    this.folder = folder;
    this.inputs =
        InputReader.read(
            Cases.inputs(folder).stream().map(Path::toString).toList(),
            InputStream.nullInputStream());
    this.rendering = Rendering.of(inputs);
  }

  public List<PlatformTenant> tenants() {
    return inputs.tenants();
  }

  public List<PlatformTenantClass> classesWithClusterStages() {
    return inputs.classes().stream().filter(c -> !c.getSpec().clusterStages().isEmpty()).toList();
  }

  public boolean hasObserved() {
    return Files.exists(folder.resolve("observed.yaml"));
  }

  public World of(PlatformTenant tenant) throws IOException {
    return rendering
        .world(tenant)
        .withObserved(observed(tenant))
        .withOverrides(overrides())
        .at(NOW);
  }

  /** Who makes one, and when, is no business of a file: they are there or not. */
  private List<PlatformTenantOverride> overrides() throws IOException {
    if (!hasObserved()) {
      return List.of();
    }
    List<PlatformTenantOverride> there = new ArrayList<>();
    try (var documents = documents()) {
      while (documents.hasNextValue()) {
        ObjectNode document = documents.nextValue();
        if (isOverride(document)) {
          there.add(YAML.treeToValue(document, PlatformTenantOverride.class));
        }
      }
    }
    return there;
  }

  private MappingIterator<ObjectNode> documents() throws IOException {
    return YAML.readerFor(ObjectNode.class).readValues(folder.resolve("observed.yaml").toFile());
  }

  private static boolean isOverride(ObjectNode document) {
    return document.path("kind").asText().equals("PlatformTenantOverride");
  }

  /** The same world, planned as if bootstrapping were Ready. */
  public World withOpenGates(PlatformTenant tenant) throws IOException {
    return of(tenant).withOpenGates(true);
  }

  private Observed observed(PlatformTenant tenant) throws IOException {
    TenantPlan open = Planner.plan(rendering.world(tenant).withOpenGates(true));
    return observed(open.objects(), id -> !isOfAClass(id));
  }

  Observed observed(ClassPlan plan) throws IOException {
    return observed(plan.objects(), plan.objects()::containsKey);
  }

  private boolean isOfAClass(ObjectId id) {
    return classesWithClusterStages().stream()
        .anyMatch(c -> Rendering.plan(c).objects().containsKey(id));
  }

  private Observed observed(SortedMap<ObjectId, PlannedObject> planned, Predicate<ObjectId> which)
      throws IOException {
    if (!hasObserved()) {
      return Observed.NOTHING;
    }
    SortedMap<ObjectId, ObjectNode> seen = new TreeMap<>();
    try (var documents = documents()) {
      while (documents.hasNextValue()) {
        ObjectNode document = documents.nextValue();
        if (isOverride(document)) {
          continue;
        }
        ObjectId id = idOf(document);
        Generated.setOf(id, document)
            .map(planned::get)
            .ifPresent(set -> follow(set.body(), document));
        if (which.test(id)) {
          seen.put(id, CacheTrim.trimmed(id.kind(), asApplied(planned.get(id), document)));
        }
      }
    }
    return new Observed(seen, Set.of());
  }

  private static void follow(ObjectNode set, ObjectNode application) {
    ObjectNode annotations = application.withObject("/metadata/annotations");
    if (!annotations.has(ApiGroup.APPLIED_HASH_ANNOTATION)) {
      annotations.put(
          ApiGroup.APPLIED_HASH_ANNOTATION, AppliedHash.readFrom(set.at("/spec/template")));
    }
  }

  private static ObjectId idOf(ObjectNode document) {
    String apiVersion = document.path("apiVersion").asText();
    String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    ManagedKind kind = ManagedKind.of(group, document.path("kind").asText()).orElseThrow();
    return ObjectId.of(kind, document);
  }

  private static ObjectNode asApplied(PlannedObject planned, ObjectNode document)
      throws IOException {
    if (planned == null) {
      return document;
    }
    ObjectNode live = planned.body().deepCopy();
    live.withObject("/metadata").put("generation", 1);
    ObjectNode annotations = live.withObject("/metadata/annotations");
    annotations.put(ApiGroup.APPLIED_HASH_ANNOTATION, planned.hash());
    document.path("metadata").path("annotations").properties().stream()
        .forEach(said -> annotations.set(said.getKey(), said.getValue()));
    if (document.has("status")) {
      live.set("status", document.get("status"));
    }
    if (document.has("spec")) {
      YAML.readerForUpdating(live.withObject("/spec")).readValue(document.get("spec"));
    }
    return live;
  }
}

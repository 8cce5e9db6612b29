package io.platformtenant.e2e.cases;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.e2e.cases.StrictApi.Mode;
import io.platformtenant.operator.cases.Cases;
import io.platformtenant.operator.cases.GoldenWorld;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.engines.Capabilities;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything golden is accepted under strict field validation: what people write, and what becomes
 * of it, by the CRDs the engines' projects released. On a control plane of its own, since it needs
 * the CRDs of one Argo CD after another, and every namespace anybody names.
 */
class GoldenIT {
  private static final int IN_FLIGHT = 16;

  private static ControlPlane plane;
  private static StrictApi api;

  @BeforeAll
  static void aControlPlaneWithoutEngines() {
    plane = ControlPlane.start(System.err::println);
    api = new StrictApi(plane.admin());
    Chart.render(Map.of()).install(plane.admin());
    plane.installCrds(UpstreamCrds.flux());
  }

  @AfterAll
  static void itGoes() {
    plane.close();
  }

  @Test
  void whatPeopleWriteIsAccepted() throws IOException {
    Set<JsonNode> inputs = new LinkedHashSet<>();
    for (Path folder : Cases.golden()) {
      for (Path file : Cases.inputs(folder)) {
        try (var documents =
            new YAMLMapper().readerFor(ObjectNode.class).<ObjectNode>readValues(file.toFile())) {
          inputs.addAll(documents.readAll());
        }
      }
    }
    assertAccepted("inputs", inputs);
  }

  @Test
  void whatBecomesOfItIsAccepted() throws IOException {
    Set<ObjectNode> all = planned(Capabilities.ALL);
    Set<ObjectNode> namespaces =
        all.stream().filter(o -> isNamespace(o)).collect(Collectors.toSet());

    assertAccepted("namespaces", namespaces);
    create(all);
    for (ArgoCdVersion version : List.of(ArgoCdVersion.V3_5, ArgoCdVersion.V3_2)) {
      boolean signed = version == ArgoCdVersion.V3_5;
      plane.installCrds(UpstreamCrds.argocd(version));
      within(PATIENCE)
          .until(
              "the API server judges by the CRDs of Argo CD " + version,
              () -> knowsSourceIntegrity() == signed);
      assertAccepted(
          "objects under Argo CD " + version,
          planned(new Capabilities(signed)).stream().filter(o -> !isNamespace(o)).toList());
    }
  }

  private static Set<ObjectNode> planned(Capabilities capabilities) throws IOException {
    Set<ObjectNode> all = new LinkedHashSet<>();
    for (Path folder : Cases.golden()) {
      var world = new GoldenWorld(folder);
      world.classesWithClusterStages().stream()
          .flatMap(c -> Rendering.plan(c).objects().values().stream())
          .map(PlannedObject::body)
          .forEach(all::add);
      for (PlatformTenant tenant : world.tenants()) {
        Planner.plan(world.withOpenGates(tenant).withCapabilities(capabilities))
            .objects()
            .values()
            .stream()
            .map(PlannedObject::body)
            .forEach(all::add);
      }
    }
    return all;
  }

  /** A field that came with Argo CD 3.5: new CRDs are served a moment after they are there. */
  private static boolean knowsSourceIntegrity() {
    ObjectNode project =
        Serialization.unmarshal(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: AppProject
            metadata: {name: probe, namespace: argocd}
            spec: {sourceIntegrity: {git: {policies: []}}}
            """,
            ObjectNode.class);
    return api.create(project, Mode.DRY_RUN).isEmpty();
  }

  private static boolean isNamespace(JsonNode object) {
    return object.path("kind").asText().equals("Namespace");
  }

  /** The namespaces that objects live in; nothing can be judged in one that is not there. */
  private static void create(Collection<ObjectNode> all) {
    all.stream()
        .map(o -> o.path("metadata").path(isNamespace(o) ? "name" : "namespace").asText())
        .filter(name -> !name.isEmpty())
        .distinct()
        .filter(name -> plane.admin().namespaces().withName(name).get() == null)
        .forEach(
            name -> {
              var namespace = new YAMLMapper().createObjectNode();
              namespace.put("apiVersion", "v1").put("kind", "Namespace");
              namespace.putObject("metadata").put("name", name);
              assertThat(api.create(namespace, Mode.FOR_REAL)).isEmpty();
            });
  }

  private static void assertAccepted(String what, Collection<? extends JsonNode> objects) {
    long started = System.nanoTime();
    var refusals = new ConcurrentLinkedQueue<String>();
    var turns = new Semaphore(IN_FLIGHT);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (JsonNode object : objects) {
        threads.execute(
            () -> {
              turns.acquireUninterruptibly();
              try {
                api.create(object, Mode.DRY_RUN)
                    .ifPresent(r -> refusals.add(object + ": " + r.message()));
              } catch (RuntimeException e) {
                refusals.add(object + ": " + e);
              } finally {
                turns.release();
              }
            });
      }
    }
    assertThat(refusals).isEmpty();
    assertThat(objects).isNotEmpty();
    System.err.printf(
        "golden: %d %s accepted in %.1f s%n",
        objects.size(), what, (System.nanoTime() - started) / 1e9);
  }
}

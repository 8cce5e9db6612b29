package io.platformtenant.e2e.platform;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.EnvironmentStatus;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Minutes in which nothing changes but what engines repeat. */
class QuietEngineIT extends LifeStory {
  private static final int INTERVALS = 3;
  private static final Duration MINUTES = Duration.ofMinutes(INTERVALS + 3);

  private final Set<String> written = new LinkedHashSet<>();
  private final String healthy = corner.id() + "a";
  private final String failing = corner.id() + "b";

  @Override
  ClassYaml classYaml() {
    return super.classYaml()
        .with(
            """
            bootstrap: {stages: [{name: platform-baseline, interval: 1m}]}
            clusterStages: [{name: crds, interval: 1m}, {name: network, interval: 1m}]
            """);
  }

  @Override
  TenantYaml tenantYaml(String tenant) {
    return super.tenantYaml(tenant).with("bootstrap: {stages: [{name: addons, interval: 1m}]}");
  }

  /** A source, a stage of it and an application that never find anything. */
  private String lost() {
    return """
        bootstrap:
          sources: [{name: lost, git: {url: "%s", ref: {branch: main}}, interval: 1m}]
          stages: [{name: lost, source: lost, interval: 1m, environments: [{name: prod}]}]
        delivery:
          applications: [{name: lost, source: %s, environments: [{name: staging, autoSync: true}]}]
        """
        .formatted(git.url(failing + "-nowhere"), from(failing, "nowhere/{environment}"));
  }

  @Test
  void nothingIsWrittenOrToldWhileEnginesRepeatThemselves() {
    pushBase();
    pushTenant(healthy);
    pushTenant(failing);
    git.push(
        config(failing),
        Map.of(
            "addons/prod/addons.yaml",
            "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: mine}\n"));
    corner.apply(classYaml());
    corner.apply(tenantYaml(healthy));
    corner.apply(tenantYaml(failing).with(lost()));
    untilReady(healthy);
    eventually("its source fails", () -> readyMessage(failing).contains("repository not found"));
    eventually("its stage does", () -> problems(failing).contains("resourcequotas"));
    eventually("its application does", () -> problems(failing).contains("path does not exist"));
    untilRepeated(1);
    var statuses = statuses();
    var events = events();

    untilRepeated(INTERVALS);

    assertThat(written).as("status writes").containsExactlyInAnyOrderElementsOf(statuses);
    assertThat(events()).as("events").isEqualTo(events);
  }

  private String problems(String tenant) {
    return problems(corner.tenant(tenant));
  }

  private static String problems(PlatformTenant tenant) {
    return tenant.lastStatus().environments().stream()
        .map(EnvironmentStatus::firstProblem)
        .toList()
        .toString();
  }

  /** Waits until every stage was looked at by Flux this many times more. */
  private void untilRepeated(int times) {
    var before = rounds();
    written.clear();
    eventually(
        MINUTES,
        "every stage is checked again " + times + " times",
        () -> {
          written.addAll(statuses());
          return rounds().entrySet().stream()
              .allMatch(now -> now.getValue() >= before.get(now.getKey()) + times);
        });
  }

  private SortedMap<ObjectId, Long> rounds() {
    SortedMap<ObjectId, Long> rounds = new TreeMap<>();
    owned()
        .filter(id -> id.kind() == ManagedKind.KUSTOMIZATION)
        .forEach(
            id -> {
              JsonNode history = status(id.kind(), id.namespace(), id.name()).path("history");
              if (!history.isEmpty()) {
                rounds.put(id, history.path(0).path("totalReconciliations").asLong());
              }
            });
    return rounds;
  }

  private Stream<ObjectId> owned() {
    return Stream.of(healthy, failing).flatMap(t -> corner.everythingOf(t).stream());
  }

  /** Of our own resources: whoever writes one, with or without a change, gives it another. */
  private Set<String> statuses() {
    return Stream.concat(
            Stream.of(healthy, failing)
                .map(corner::tenant)
                .map(t -> told(t, t.getStatus().conditions()) + problems(t)),
            Stream.of(
                    admin
                        .resources(PlatformTenantClass.class)
                        .withName("class-" + corner.id())
                        .require())
                .map(c -> told(c, c.getStatus().conditions())))
        .collect(toSet());
  }

  private static String told(HasMetadata object, List<Condition> conditions) {
    return object.getMetadata().getName()
        + "@"
        + object.getMetadata().getResourceVersion()
        + " "
        + conditions.stream()
            .map(c -> c.type() + "=" + c.status() + ": " + c.message())
            .collect(joining("; "));
  }

  private Map<String, String> events() {
    // An event may be about nothing that has a name.
    Set<String> names = new HashSet<>(List.of(healthy, failing, "class-" + corner.id()));
    return admin.v1().events().inAnyNamespace().list().getItems().stream()
        .filter(e -> names.contains(e.getInvolvedObject().getName()))
        .collect(toMap(e -> e.getMetadata().getName(), e -> e.getMetadata().getResourceVersion()));
  }
}

package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.EffectiveDeletionPolicy;
import io.platformtenant.api.v1alpha1.NamespaceDeletion;
import io.platformtenant.api.v1alpha1.PlaneDeletion;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of a tenant that is gone, by the policies of its contract. */
class WhatIsLeftIT extends SharedStory {
  private static final String HOLD = "example.com/hold";
  private static final TenantYaml WITH_JOBS =
      TENANT.with(
          """
          delivery:
            applicationSets:
              - name: jobs
                list: {elements: [{name: nightly}]}
                source: {repoURL: "https://git.example.com/payments/deploy.git", path: "jobs/{item}"}
                environments: [{name: staging}]
          """);

  @BeforeEach
  void applyClass() {
    corner.apply(CLASS);
  }

  @Test
  void whatBothEnginesBroughtRunsOn() {
    String tenant = "{id}a";
    Parts parts = parts(tenant);
    corner.apply(
        WITH_JOBS
            .with("lifecycle: {deletion: {delivery: Orphan, bootstrap: Orphan}}")
            .called(tenant));
    untilReady(tenant);
    Map<String, String> running = workloads(parts);
    assertThat(running.keySet())
        .contains(
            "prod/prod-addons-applied",
            "staging/staging-platform-base-applied",
            "prod/" + parts.application("api", "prod").name() + "-synced",
            "staging/" + parts.application("jobs-nightly", "staging").name() + "-synced");
    ObjectId last = parts.stage("prod", "addons");
    script.holdFinalizer(Parts.key(last));

    corner.delete(tenant);

    eventually("its stages are left", () -> step(tenant).equals("Kustomizations"));
    assertThat(corner.status(tenant).orElseThrow().deletionPolicy())
        .isEqualTo(
            new EffectiveDeletionPolicy(
                PlaneDeletion.Orphan, PlaneDeletion.Orphan, NamespaceDeletion.Retain));
    assertThat(corner.everythingOf(tenant))
        .as("delivery is over")
        .noneMatch(id -> id.namespace().equals("argocd"));
    eventually("it waits for Flux", () -> waitingFor(tenant).contains(last.reference()));
    assertThat(workloads(parts)).isEqualTo(running);

    script.heal(Parts.key(last));
    untilGone(tenant);
    assertThat(workloads(parts)).as("nothing stopped or was made anew").isEqualTo(running);
    for (ObjectId place : List.of(parts.namespace("prod"), parts.home())) {
      assertThat(corner.exists(place)).as("%s is retained", place.brief()).isTrue();
    }
  }

  @Test
  void everythingGoesButWhatWasThereBefore() {
    String tenant = "{id}b";
    Parts parts = parts(tenant);
    ObjectId before = parts.namespace("before");
    admin
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(before.name())
                .addToAnnotations(ApiGroup.ADOPT_ANNOTATION, parts.tenant())
                .endMetadata()
                .build())
        .create();
    corner.apply(
        WITH_JOBS
            .with(
                """
                lifecycle: {deletion: {namespaces: Delete}}
                environments:
                  - {name: before, namespaces: [{name: "{id}-before", policy: Existing}]}
                """)
            .called(tenant));
    untilReady(tenant);
    String prod = parts.namespace("prod").name();
    admin.resource(held(prod)).create();

    corner.delete(tenant);

    eventually(
        "it says what is in the way",
        () -> step(tenant).equals("Namespaces") && waitingFor(tenant).contains(HOLD));
    assertThat(waitingFor(tenant)).contains("Namespace/" + prod + "@");
    assertThat(corner.exists(parts.home())).as("the home goes last").isTrue();
    eventually("staging is gone", () -> !corner.exists(parts.namespace("staging")));

    admin.configMaps().inNamespace(prod).withName("made-by-hand").edit(WhatIsLeftIT::released);
    untilGone(tenant);
    assertThat(corner.exists(parts.namespace("prod"))).isFalse();
    assertThat(corner.exists(parts.home())).isFalse();
    assertThat(corner.exists(before)).as("it was not ours to delete").isTrue();
    assertThat(admin.configMaps().inNamespace(before.name()).list().getItems())
        .extracting(map -> map.getMetadata().getName())
        .as("what the engines brought there is gone")
        .noneMatch(name -> name.endsWith("-applied") || name.endsWith("-synced"));
  }

  private void untilGone(String tenant) {
    eventually("the tenant is gone", () -> corner.tenant(tenant) == null);
    assertThat(corner.everythingOf(tenant)).isEmpty();
  }

  private String step(String tenant) {
    return deletion(tenant).map(Deletion::step).orElse("");
  }

  private String waitingFor(String tenant) {
    return deletion(tenant).map(d -> String.join("; ", d.waitingFor())).orElse("");
  }

  private Optional<Deletion> deletion(String tenant) {
    return corner.status(tenant).flatMap(s -> Optional.ofNullable(s.deletion()));
  }

  /** What the engines brought, and what tells each from one that was made anew. */
  private Map<String, String> workloads(Parts parts) {
    Map<String, String> found = new TreeMap<>();
    for (String environment : List.of("staging", "prod")) {
      for (ConfigMap map :
          admin.configMaps().inNamespace(parts.namespace(environment).name()).list().getItems()) {
        String name = map.getMetadata().getName();
        if (!map.isMarkedForDeletion() && (name.endsWith("-applied") || name.endsWith("-synced"))) {
          found.put(environment + "/" + name, map.getMetadata().getUid());
        }
      }
    }
    return found;
  }

  private static ConfigMap held(String namespace) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName("made-by-hand")
        .addToFinalizers(HOLD)
        .endMetadata()
        .build();
  }

  private static ConfigMap released(ConfigMap map) {
    map.getMetadata().getFinalizers().clear();
    return map;
  }
}

package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.operator.model.ObjectId;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody changes by hand: the operator puts back what is its own, each engine the rest. */
class DriftEngineIT extends LifeStory {
  private static final String REQUESTED = "reconcile.fluxcd.io/requestedAt";

  private final String tenant = corner.id() + "a";
  private final String staging = tenant + "-staging";
  private final Parts parts = parts(tenant);

  @BeforeAll
  void aTenantLives() {
    onboard(tenant);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void whatIsOursIsPutBackAndTheTenantIsReadyAgain(String what, ObjectId id, String patch) {
    String before = meaning(id);
    Instant since = Instant.now();

    somebody.changes(id, patch);

    eventually(what + " is put back", () -> meaning(id).equals(before));
    eventually("the operator wrote it", () -> !trail(tenant, since).ofOperator().isEmpty());
    untilLookedAt(tenant);
    untilReady(tenant);
    // An engine that was quick has brought what somebody asked for, and takes it back.
    eventuallySays(staging, "addons", "stage", "staging");
    eventuallySays(staging, "api", "replicas", "1");
    assertThat(meaning(id)).isEqualTo(before);
  }

  Stream<Arguments> tamperings() {
    return Stream.of(
        Arguments.of(
            "a project's destinations",
            parts.project(),
            "{\"spec\":{\"destinations\":[{\"namespace\":\"*\",\"server\":\"*\"}]}}"),
        Arguments.of(
            "a binding's subjects",
            parts.binding("staging", "argocd-deployer-staging:platform-tenant-deployer"),
            "{\"subjects\":[]}"),
        Arguments.of(
            "a stage's path",
            parts.stage("staging", "addons"),
            "{\"spec\":{\"path\":\"./addons/prod\"}}"),
        Arguments.of(
            "an application's source",
            parts.application("api", "staging"),
            "{\"spec\":{\"source\":{\"path\":\"api/prod\"}}}"),
        // Of a repository that is there, Flux may keep the artifact until the source's next
        // interval.
        Arguments.of(
            "a source's address",
            parts.source("config"),
            "{\"spec\":{\"url\":\"" + git.url("nowhere") + "\"}}"),
        Arguments.of(
            "a namespace's labels",
            parts.namespace("staging"),
            "{\"metadata\":{\"labels\":null}}"));
  }

  @Test
  void whatAStageAppliedIsPutBackByFluxAlone() {
    Instant since = Instant.now();

    edit("addons", "stage");
    askFlux();
    eventuallySays(staging, "addons", "stage", "staging");

    configMap("addons").delete();
    askFlux();
    eventuallySays(staging, "addons", "stage", "staging");
    assertOperatorStaysOut(since);
  }

  @Test
  void whatAnApplicationDeliveredIsHealedByArgoCdAlone() {
    Instant since = Instant.now();

    edit("api", "replicas");
    eventuallySays(staging, "api", "replicas", "1");

    configMap("api").delete();
    eventuallySays(staging, "api", "replicas", "1");
    assertOperatorStaysOut(since);
  }

  /**
   * As {@code flux reconcile kustomization} does it, and as it waits: what is deleted while Flux
   * still looks at its health is waited for up to the stage's timeout.
   */
  private void askFlux() {
    ObjectId stage = parts.stage("staging", "addons");
    String now = Instant.now().toString();
    somebody.annotates(stage, REQUESTED, now);
    eventually(
        "Flux has done it",
        () ->
            status(stage.kind(), stage.namespace(), stage.name())
                .path("lastHandledReconcileAt")
                .asText()
                .equals(now));
  }

  private void edit(String name, String key) {
    configMap(name).edit(c -> new ConfigMapBuilder(c).addToData(key, "by hand").build());
  }

  private Resource<ConfigMap> configMap(String name) {
    return admin.configMaps().inNamespace(staging).withName(name);
  }

  private void assertOperatorStaysOut(Instant since) {
    untilLookedAt(tenant);
    untilReady(tenant);
    Trail trail = trail(tenant, since);
    assertThat(trail.ofOperator()).as("of what was written: %s", trail).isEmpty();
  }
}

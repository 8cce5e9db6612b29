package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.platformtenant.engines.standins.machine.ScriptKey;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;

/** The ground of the claims about Flux: one namespace for its objects, one for what they apply. */
abstract class FluxContract {

  protected Ground ground;
  protected String home;
  protected String target;

  /** A cluster on which Flux plays, under multi-tenancy lockdown. */
  abstract EngineUnderTest engine();

  @BeforeEach
  void prepare() {
    ground = new Ground(engine().admin());
    home = ground.namespace("flux-home");
    target = ground.namespace("flux-target");
    ground.account(home, "deployer");
    ground.bind(target, home, "deployer");
  }

  protected ScriptKey source() {
    return source(engine().repository(), "");
  }

  /** A source at an address, with some more fields of spec. */
  protected ScriptKey source(String url, String more) {
    return ground.create(
        """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: config, namespace: %s}
        spec: {url: "%s", interval: 5m, ref: {branch: main}, %s}
        """
            .formatted(home, url, more));
  }

  /** A Kustomization as the operator would write it, with some more fields of spec. */
  protected ScriptKey kustomization(String name, String more) {
    return bare(name, "serviceAccountName: deployer, " + more);
  }

  protected ScriptKey kustomization(String name) {
    return kustomization(name, "sourceRef: {kind: GitRepository, name: config}");
  }

  protected ScriptKey bare(String name, String more) {
    return ground.create(
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: %s, namespace: %s}
        spec: {interval: 5m, retryInterval: 1s, prune: true, wait: true, targetNamespace: %s, %s}
        """
            .formatted(name, home, target, more));
  }

  protected void eventually(String why, ScriptKey key, ThrowingConsumer<JsonNode> claim) {
    within(engine().patience()).untilAsserted(why, () -> claim.accept(ground.status(key)));
  }

  protected void eventuallyGone(String why, ScriptKey key) {
    within(engine().patience()).until(why, () -> !ground.exists(key));
  }

  /** Waits until the object is ready for its present generation, by the rule our operator uses. */
  protected void eventuallyReady(ScriptKey key) {
    eventually(
        key + " is ready for its generation",
        key,
        status -> {
          var generation = ground.object(key).getMetadata().getGeneration();
          assertThat(ready(status).path("status").asText()).isEqualTo("True");
          assertThat(ready(status).path("observedGeneration").asLong()).isEqualTo(generation);
          assertThat(status.path("observedGeneration").asLong()).isEqualTo(generation);
          assertThat(Ground.condition(status, "Reconciling").isMissingNode()).isTrue();
        });
  }

  protected void eventuallyReads(ScriptKey key, String reason) {
    eventually(
        key + " reads " + reason,
        key,
        status -> {
          assertThat(ready(status).path("status").asText()).isEqualTo("False");
          assertThat(ready(status).path("reason").asText()).isEqualTo(reason);
        });
  }

  protected static JsonNode ready(JsonNode status) {
    return Ground.condition(status, "Ready");
  }

  /** The object the first inventory entry names, or null. */
  protected ConfigMap applied(JsonNode status) {
    var id = status.path("inventory").path("entries").path(0).path("id").asText().split("_", 4);
    assertThat(id).as("an inventory id").hasSize(4);
    return ground.admin().configMaps().inNamespace(id[0]).withName(id[1]).get();
  }
}

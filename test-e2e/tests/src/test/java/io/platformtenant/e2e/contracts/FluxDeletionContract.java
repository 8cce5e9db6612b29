package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.platformtenant.engines.standins.machine.ScriptKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Flux does with objects that are being deleted: the cases that prune, stick and orphan. */
abstract class FluxDeletionContract extends FluxContract {

  private static final String FLUX = "finalizers.fluxcd.io";

  private ScriptKey readyKustomization() {
    source();
    var kustomization = kustomization("apps");
    eventuallyReady(kustomization);
    assertThat(applied(ground.status(kustomization))).isNotNull();
    return kustomization;
  }

  @Test
  void aDeletedKustomizationPrunesWhatItApplied() {
    var kustomization = readyKustomization();
    var status = ground.status(kustomization);

    ground.at(kustomization).delete();

    eventuallyGone("the Kustomization goes", kustomization);
    within(engine().patience()).until("the applied object goes too", () -> applied(status) == null);
  }

  @Test
  void withoutItsRoleBindingItSticksWhileReadyStaysAsItWas() {
    var kustomization = readyKustomization();
    var status = ground.status(kustomization);
    ground.unbind(target);

    ground.at(kustomization).delete();

    eventually(
        "deletion is observed as a generation, Ready stays behind",
        kustomization,
        now -> {
          assertThat(now.path("observedGeneration").asLong()).isEqualTo(2);
          assertThat(ready(now).path("status").asText()).isEqualTo("True");
          assertThat(ready(now).path("observedGeneration").asLong()).isEqualTo(1);
        });
    assertThat(applied(status)).isNotNull();
    assertThat(ground.exists(kustomization)).isTrue();

    ground.bind(target, home, "deployer");
    eventuallyGone("it goes once it may prune", kustomization);
    assertThat(applied(status)).isNull();
  }

  @Test
  void withoutItsAccountItGoesAndOrphans() {
    var kustomization = readyKustomization();
    var status = ground.status(kustomization);
    ground.admin().serviceAccounts().inNamespace(home).withName("deployer").delete();
    // Until its cache knows, Flux acts as the account that is gone.
    ask(kustomization);

    ground.at(kustomization).delete();

    eventuallyGone("the Kustomization goes", kustomization);
    assertThat(applied(status)).isNotNull();
  }

  @Test
  void aSuspendedKustomizationGoesAndOrphans() {
    var kustomization = readyKustomization();
    var status = ground.status(kustomization);
    ground.patch(kustomization, "{\"spec\":{\"suspend\":true}}");

    ground.at(kustomization).delete();

    eventuallyGone("the Kustomization goes", kustomization);
    assertThat(applied(status)).isNotNull();
  }

  @Test
  void withoutPruneItGoesAndOrphans() {
    var kustomization = readyKustomization();
    var status = ground.status(kustomization);
    ground.patch(kustomization, "{\"spec\":{\"prune\":false}}");

    ground.at(kustomization).delete();

    eventuallyGone("the Kustomization goes", kustomization);
    assertThat(applied(status)).isNotNull();
  }

  @Test
  void withDeletionPolicyOrphanItGoesAndOrphans() {
    var kustomization = readyKustomization();
    var status = ground.status(kustomization);
    ground.patch(kustomization, "{\"spec\":{\"deletionPolicy\":\"Orphan\"}}");

    ground.at(kustomization).delete();

    eventuallyGone("the Kustomization goes", kustomization);
    assertThat(applied(status)).isNotNull();
  }

  @Test
  void itGoesWhenTheDeletionsAreSentAndNotWhenTheyAreDone() {
    var kustomization = readyKustomization();
    var status = ground.status(kustomization);
    hold(applied(status));

    ground.at(kustomization).delete();

    eventuallyGone("the Kustomization goes", kustomization);
    assertThat(applied(status).isMarkedForDeletion()).as("it stands still").isTrue();
    letGo(applied(status));
  }

  /** Neither a status nor a condition says that it let go of what stands. */
  @Test
  void toldToWaitItLetsGoAfterItsTimeoutAllTheSame() {
    var kustomization = readyKustomization();
    var status = ground.status(kustomization);
    ground.patch(
        kustomization,
        "{\"spec\":{\"deletionPolicy\":\"WaitForTermination\",\"timeout\":\"30s\",\"wait\":false}}");
    hold(applied(status));
    ground.patch(
        kustomization, "{\"metadata\":{\"finalizers\":[\"" + FLUX + "\",\"example.com/ours\"]}}");
    var since = Instant.now(Clock.systemUTC());

    ground.at(kustomization).delete();

    within(engine().patience().plusSeconds(60))
        .until("Flux lets go of it", () -> !finalizers(kustomization).contains(FLUX));
    assertThat(Duration.between(since, Instant.now(Clock.systemUTC())))
        .isGreaterThan(Duration.ofSeconds(29));
    assertThat(applied(status).isMarkedForDeletion()).as("it stands still").isTrue();
    assertThat(ground.status(kustomization).path("inventory").path("entries")).isNotEmpty();
    letGo(applied(status));
    // With a finalizer of ours it stands there after Flux let go, and Flux still answers.
    ask(kustomization);
    assertThat(finalizers(kustomization)).as("it takes up no finalizer").doesNotContain(FLUX);
    ground.patch(kustomization, "{\"metadata\":{\"finalizers\":null}}");
    eventuallyGone("the Kustomization goes", kustomization);
  }

  private void ask(ScriptKey kustomization) {
    ground.patch(
        kustomization,
        "{\"metadata\":{\"annotations\":{\"reconcile.fluxcd.io/requestedAt\":\"now\"}}}");
    eventually(
        "Flux answers",
        kustomization,
        now -> assertThat(now.path("lastHandledReconcileAt").asText()).isEqualTo("now"));
  }

  private List<String> finalizers(ScriptKey kustomization) {
    return ground.object(kustomization).getMetadata().getFinalizers();
  }

  private void hold(ConfigMap applied) {
    ground.admin().resource(applied).edit(c -> withFinalizers(c, List.of("example.com/hold")));
  }

  private void letGo(ConfigMap applied) {
    ground.admin().resource(applied).edit(c -> withFinalizers(c, List.of()));
  }

  private static ConfigMap withFinalizers(ConfigMap some, List<String> finalizers) {
    return some.edit().editMetadata().withFinalizers(finalizers).endMetadata().build();
  }

  @Test
  void anotherTargetNamespaceMovesWhatWasApplied() {
    var kustomization = readyKustomization();
    var before = ground.status(kustomization);
    var other = ground.namespace("flux-other");
    ground.bind(other, home, "deployer");

    ground.patch(kustomization, "{\"spec\":{\"targetNamespace\":\"%s\"}}".formatted(other));

    eventuallyReady(kustomization);
    var after = applied(ground.status(kustomization));
    assertThat(after.getMetadata().getNamespace()).isEqualTo(other);
    assertThat(applied(before)).isNull();
  }

  @Test
  void aDeletedSourceGoesAndLeavesWhatWasAppliedAlone() {
    var kustomization = readyKustomization();
    var source = ScriptKey.gitRepository(home, "config");

    ground.at(source).delete();

    eventuallyGone("the source goes", source);
    assertThat(applied(ground.status(kustomization))).isNotNull();
  }
}

package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.engines.standins.machine.ScriptKey;
import org.junit.jupiter.api.Test;

/** What Flux does with objects that are being deleted: the cases that prune, stick and orphan. */
abstract class FluxDeletionContract extends FluxContract {

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

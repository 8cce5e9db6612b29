package io.platformtenant.engines.standins.flux;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.Script;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Plays Flux's source-controller and kustomize-controller on a whole cluster, under multi-tenancy
 * lockdown. A source has an invented revision; a Kustomization applies one ConfigMap {@code
 * <name>-applied} in its account's name. Waits and retries are fractions of the real ones; what is
 * due at {@code spec.interval} comes sixty times as often.
 */
public final class FluxStandIn implements AutoCloseable {

  private final Engine engine;
  private final FluxKustomizations kustomizations;

  private FluxStandIn(KubernetesClient admin, Script script, Consumer<String> narrator) {
    engine =
        new Engine(
            "simulated Flux",
            admin,
            script,
            narrator,
            "gotk-kustomize-controller",
            Set.of(
                EngineKind.GIT_REPOSITORY,
                EngineKind.OCI_REPOSITORY,
                EngineKind.BUCKET,
                EngineKind.KUSTOMIZATION));
    var sources = new FluxSources(engine);
    kustomizations = new FluxKustomizations(engine);
    engine
        .on(EngineKind.GIT_REPOSITORY, sources::reconcile)
        .on(EngineKind.OCI_REPOSITORY, sources::reconcile)
        .on(EngineKind.BUCKET, sources::reconcile)
        .on(EngineKind.KUSTOMIZATION, kustomizations::reconcile)
        .onEvent(this::wake);
  }

  /**
   * Starts playing and returns at once; Flux's CRDs may come later, go and return.
   *
   * @param admin stays open when the stand-in closes
   * @param narrator told one line for people per event, from several threads
   */
  public static FluxStandIn start(
      KubernetesClient admin, Script script, Consumer<String> narrator) {
    var standIn = new FluxStandIn(admin, script, narrator);
    standIn.engine.start();
    return standIn;
  }

  private void wake(GenericKubernetesResource changed) {
    if (!changed.getKind().equals(EngineKind.KUSTOMIZATION.kind())) {
      kustomizations.wakeUsersOf(changed);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}

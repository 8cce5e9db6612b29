package io.platformtenant.engines.standins.argo;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.engines.standins.machine.ScriptKey;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Plays Argo CD's application and ApplicationSet controllers on a whole cluster, with impersonation
 * enforced, plus the one thing argocd-server does to AppProjects. An Application applies one
 * ConfigMap {@code <name>-synced} in its project's account's name. Waits and retries are fractions
 * of the real ones; sync windows, self-heal and hooks are not played.
 */
public final class ArgoStandIn implements AutoCloseable {

  private final Engine engine;
  private final ArgoProjects projects;
  private final ArgoSets sets;

  private ArgoStandIn(KubernetesClient admin, Script script, Consumer<String> narrator) {
    engine =
        new Engine(
            "simulated Argo CD",
            admin,
            script,
            narrator,
            "argocd-application-controller",
            Set.of(EngineKind.APPLICATION, EngineKind.APP_PROJECT, EngineKind.APPLICATION_SET));
    projects = new ArgoProjects(engine);
    sets = new ArgoSets(engine);
    engine
        .on(EngineKind.APPLICATION, new ArgoApplications(engine)::reconcile)
        .on(EngineKind.APP_PROJECT, projects::reconcile)
        .on(EngineKind.APPLICATION_SET, sets::reconcile)
        .onEvent(this::wake);
  }

  /**
   * Starts playing and returns at once; Argo CD's CRDs may come later, go and return.
   *
   * @param admin stays open when the stand-in closes
   * @param narrator told one line for people per event, from several threads
   */
  public static ArgoStandIn start(
      KubernetesClient admin, Script script, Consumer<String> narrator) {
    var standIn = new ArgoStandIn(admin, script, narrator);
    standIn.engine.start();
    return standIn;
  }

  /**
   * Issues a token for a project's role as argocd-server does: it counts because status holds it,
   * and is mirrored into the role by manager {@code argocd}.
   *
   * @return when it was issued, in seconds since 1970
   */
  public long createToken(ScriptKey project, String role) {
    return projects.createToken(project, role);
  }

  private void wake(GenericKubernetesResource changed) {
    if (changed.getKind().equals(EngineKind.APP_PROJECT.kind())) {
      projects.wakeUsersOf(changed);
    } else if (changed.getKind().equals(EngineKind.APPLICATION.kind())) {
      sets.wakeMakerOf(changed);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}

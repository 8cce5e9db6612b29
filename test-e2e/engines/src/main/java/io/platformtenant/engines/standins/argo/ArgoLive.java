package io.platformtenant.engines.standins.argo;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.standins.machine.Impersonation;
import java.util.Map;
import java.util.Optional;

/** The one ConfigMap an Application stands for, in its destination namespace. */
final class ArgoLive {

  private static final String TRACKING = "argocd.argoproj.io/tracking-id";
  private static final String MANAGER = "argocd-controller";

  private final KubernetesClient client;

  ArgoLive(KubernetesClient client) {
    this.client = client;
  }

  static String name(ArgoApp app) {
    return app.key().name() + "-synced";
  }

  /**
   * What is there, read with Argo CD's own rights; empty when it is missing or tracked by somebody
   * else.
   */
  Optional<ConfigMap> find(ArgoApp app) {
    var live = client.configMaps().inNamespace(app.namespace()).withName(name(app)).get();
    return Optional.ofNullable(live).filter(found -> tracks(app, found));
  }

  static boolean isAsWanted(ArgoApp app, ConfigMap live) {
    return live.getData() != null && app.revision().equals(live.getData().get("revision"));
  }

  /** Applies in the account's name; returns why it could not. */
  Optional<String> apply(ArgoApp app, String user) {
    var wanted =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name(app))
            .withNamespace(app.namespace())
            .withAnnotations(Map.of(TRACKING, trackingId(app)))
            .endMetadata()
            .withData(Map.of("revision", app.asked()))
            .build();
    return Impersonation.as(client, user, MANAGER).apply(wanted);
  }

  /**
   * Deletes in the account's name, or with Argo CD's own rights where no account matches (seen in
   * 3.5).
   */
  Optional<String> delete(ArgoApp app, Optional<String> user) {
    if (find(app).isEmpty()) {
      return Optional.empty();
    }
    var as =
        user.map(name -> Impersonation.as(client, name, MANAGER))
            .orElseGet(() -> Impersonation.none(client, MANAGER));
    return as.delete(app.namespace(), name(app), live -> tracks(app, live));
  }

  private static boolean tracks(ArgoApp app, ConfigMap live) {
    var annotations = Optional.ofNullable(live.getMetadata().getAnnotations()).orElse(Map.of());
    return trackingId(app).equals(annotations.get(TRACKING));
  }

  private static String trackingId(ArgoApp app) {
    return app.key().name() + ":/ConfigMap:" + app.namespace() + "/" + name(app);
  }
}

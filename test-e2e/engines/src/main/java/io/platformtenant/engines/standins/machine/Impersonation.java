package io.platformtenant.engines.standins.machine;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.testkit.users.ClusterUser;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Small objects written and deleted in a service account's name, so that missing rights show as
 * they would for an engine.
 */
public final class Impersonation {

  private final KubernetesClient client;
  private final PatchContext apply;

  private Impersonation(KubernetesClient client, String fieldManager) {
    this.client = client;
    this.apply =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(fieldManager)
            .withForce(true)
            .build();
  }

  /** Acts as this user; the account behind it need not exist, its rights come from bindings. */
  public static Impersonation as(KubernetesClient admin, String user, String fieldManager) {
    return new Impersonation(ClusterUser.called(admin, user).client(), fieldManager);
  }

  /** Acts with the engine's own rights. */
  public static Impersonation none(KubernetesClient admin, String fieldManager) {
    return new Impersonation(admin, fieldManager);
  }

  /** Applies; returns what the server refused, in its own words. */
  public Optional<String> apply(HasMetadata wanted) {
    return attempt(() -> client.resource(wanted).patch(apply));
  }

  /** Deletes the ConfigMap if it is there and ours; returns what the server refused. */
  public Optional<String> delete(String namespace, String name, Predicate<ConfigMap> ours) {
    return delete(ConfigMap.class, namespace, name, ours);
  }

  /** Deletes the object if it is there and ours; returns what the server refused. */
  public <T extends HasMetadata> Optional<String> delete(
      Class<T> kind, String namespace, String name, Predicate<? super T> ours) {
    return attempt(
        () -> {
          Resource<T> found = client.resources(kind).inNamespace(namespace).withName(name);
          var live = found.get();
          if (live != null && ours.test(live)) {
            found.delete();
          }
        });
  }

  private static Optional<String> attempt(Runnable call) {
    try {
      call.run();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
          || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.of(e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage());
      }
      throw e;
    }
  }
}

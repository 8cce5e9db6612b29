package io.platformtenant.benchmark;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;

/**
 * Sends requests that were made before, as many at once as the operator does, and reads nothing of
 * the answers but their status: as fast as anybody can write through this API server.
 */
final class BareWriter implements AutoCloseable {
  private static final int AT_ONCE = 32;

  private final HttpClient http;
  private final String server;
  private final String token;

  /**
   * @param config whose rights it has: the operator's own, so that admission judges alike
   */
  BareWriter(Config config) {
    this.server = config.getMasterUrl().replaceFirst("/$", "");
    this.token = config.getOauthToken();
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(ssl(config))
            .build();
  }

  /** What is namespaced comes when all namespaces are there. */
  void write(Collection<Fleet.Write> writes) {
    atOnce(writes.stream().filter(w -> w.id().kind() == ManagedKind.NAMESPACE).toList());
    atOnce(writes.stream().filter(w -> w.id().kind() != ManagedKind.NAMESPACE).toList());
  }

  private void atOnce(List<Fleet.Write> writes) {
    var permits = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          writes.stream().map(w -> threads.submit(() -> send(w, permits))).toList();
      for (Future<Integer> answer : answers) {
        if (answer.get() != 201) {
          throw new IllegalStateException("the bare writer was answered with " + answer.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bare writer got no answer", e.getCause());
    }
  }

  private int send(Fleet.Write write, Semaphore permits) throws Exception {
    permits.acquire();
    try {
      return http.send(request(write), BodyHandlers.discarding()).statusCode();
    } finally {
      permits.release();
    }
  }

  private HttpRequest request(Fleet.Write write) {
    return HttpRequest.newBuilder(URI.create(server + path(write.id())))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/apply-patch+yaml")
        .header("Accept", "application/json")
        .timeout(Duration.ofMinutes(1))
        .method("PATCH", BodyPublishers.ofString(write.body()))
        .build();
  }

  private static String path(ObjectId id) {
    ManagedKind kind = id.kind();
    return (kind.group().isEmpty() ? "/api/" : "/apis/" + kind.group() + "/")
        + kind.version()
        + (id.namespace().isEmpty() ? "/" : "/namespaces/" + id.namespace() + "/")
        + kind.plural()
        + "/"
        + id.name()
        + "?force=true&fieldManager="
        + ApiGroup.FIELD_MANAGER;
  }

  private static SSLContext ssl(Config config) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(SSLUtils.keyManagers(config), SSLUtils.trustManagers(config), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the API server's certificate", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

package io.platformtenant.testkit.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.platformtenant.operator.client.OperatorClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * On which some writes get no answer, as with a webhook of one kind that hangs: the client has to
 * give up by itself.
 */
public final class HangingWire implements Interceptor, AutoCloseable {
  private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private final HttpServer silence;
  private final Duration patience;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger hung = new AtomicInteger();
  private volatile Pattern hanging = NOTHING;

  private HangingWire(HttpServer silence, Duration patience) {
    this.silence = silence;
    this.patience = patience;
  }

  /**
   * One that answers everything at first.
   *
   * @param patience how long the client waits for an answer
   */
  public static HangingWire of(Duration patience) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var wire = new HangingWire(server, patience);
      server.createContext("/", wire::keepSilent);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public KubernetesClient connect(Config config) {
    return OperatorClient.builder()
        .withConfig(new ConfigBuilder(config).withRequestTimeout((int) patience.toMillis()).build())
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("hanging-wire", this))
        .build();
  }

  /** From now on writes to such paths are not answered. */
  public void hang(String paths) {
    hanging = Pattern.compile(paths);
  }

  public void heal() {
    hanging = NOTHING;
  }

  /** How many writes got no answer so far. */
  public int hung() {
    return hung.get();
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (WRITES.contains(request.method()) && hanging.matcher(request.uri().getPath()).find()) {
      hung.incrementAndGet();
      builder.uri(URI.create("http://127.0.0.1:" + silence.getAddress().getPort() + "/"));
      // Nobody but the API server is shown who asks.
      builder.setHeader("Authorization", "none");
    }
  }

  private void keepSilent(HttpExchange exchange) {
    try (exchange) {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    silence.stop(0);
  }
}

package io.platformtenant.testkit.faults;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.platformtenant.operator.client.OperatorClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Counts a client's writes and can cut its wire around the n-th, the first being 1. Every request
 * begun after the cut fails with a refused connection, and no answer that is still on its way is
 * read; only watches that are already open stay open until the client is closed.
 *
 * <p>Not counted: events and leases, which come by the clock; dry runs and access reviews, which
 * change nothing.
 */
public final class FaultyWire implements Interceptor {

  /** Whether writes of the `status` subresource are counted. */
  public enum StatusWrites {
    COUNTED,
    IGNORED
  }

  private enum Side {
    BEFORE,
    AFTER
  }

  // Marks the write whose answer is lost: a request is copied on its way, so it has no identity.
  private static final String MARK = "x-faulty-wire";

  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

  private static final Pattern CHATTER =
      Pattern.compile(
          "/(events|leases)(/[^/]+)?$|^/apis/(authorization|authentication)\\.k8s\\.io/");

  private final Side side;
  private final int fatal;
  private final StatusWrites statusWrites;
  private final AtomicInteger writes = new AtomicInteger();
  private final CompletableFuture<Void> cut = new CompletableFuture<>();
  private volatile boolean severed;

  private FaultyWire(Side side, int fatal, StatusWrites statusWrites) {
    this.side = side;
    this.fatal = fatal;
    this.statusWrites = statusWrites;
  }

  /** Never cut: tells how many writes there are. */
  public static FaultyWire counting(StatusWrites statusWrites) {
    return new FaultyWire(Side.AFTER, Integer.MAX_VALUE, statusWrites);
  }

  /** Cut so that write n never reaches the server. */
  public static FaultyWire before(int n, StatusWrites statusWrites) {
    return new FaultyWire(Side.BEFORE, n, statusWrites);
  }

  /** Cut so that write n is done by the server and its answer is lost. */
  public static FaultyWire after(int n, StatusWrites statusWrites) {
    return new FaultyWire(Side.AFTER, n, statusWrites);
  }

  /** A client on this wire, which does not try again by itself. */
  public KubernetesClient connect(Config config) {
    return OperatorClient.builder()
        .withConfig(new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build())
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("faulty-wire", this))
        .build();
  }

  /** The writes the server has been sent; those refused after the cut are not among them. */
  public int writes() {
    return writes.get();
  }

  public boolean isCut() {
    return severed;
  }

  /**
   * Completes when it is certain what the server has seen of write n: nothing when cut before, all
   * of it when cut after. Earlier writes that run beside it may still be landing.
   */
  public CompletableFuture<Void> cut() {
    return cut.copy();
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (!passes(builder, request)) {
      builder.uri(Nowhere.instead(request.uri()));
    }
  }

  @Override
  public AsyncBody.Consumer<List<ByteBuffer>> consumer(
      AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
    return (bytes, body) -> {
      if (severed) {
        settle(request);
        // First, or the client would be told of its own reset instead of a broken connection.
        body.done().completeExceptionally(new IOException("the wire was cut under the answer"));
        body.cancel();
        return;
      }
      consumer.consume(bytes, body);
    };
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    settle(request);
  }

  private synchronized boolean passes(BasicBuilder builder, HttpRequest request) {
    if (severed) {
      return false;
    }
    if (!isWrite(request)) {
      return true;
    }
    if (side == Side.BEFORE && writes.get() + 1 == fatal) {
      severed = true;
      cut.complete(null);
      return false;
    }
    if (writes.incrementAndGet() == fatal) {
      severed = true;
      builder.setHeader(MARK, Integer.toString(fatal));
    }
    return true;
  }

  private void settle(HttpRequest answered) {
    if (!answered.headers(MARK).isEmpty()) {
      cut.complete(null);
    }
  }

  private boolean isWrite(HttpRequest request) {
    var path = request.uri().getPath();
    return METHODS.contains(request.method())
        && !CHATTER.matcher(path).find()
        && !String.valueOf(request.uri().getQuery()).contains("dryRun=All")
        && (statusWrites == StatusWrites.COUNTED || !path.endsWith("/status"));
  }
}

package io.platformtenant.testkit.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
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
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends some of a client's requests to somebody who answers 429, 500 or 503 as an API server in
 * trouble does, until a number of them is used up. Watches are left alone.
 */
public final class TroubledWire implements Interceptor, AutoCloseable {

  private static final int[] CODES = {429, 500, 503};
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final HttpServer trouble;
  private final Random random;
  private final AtomicInteger left = new AtomicInteger();

  private TroubledWire(HttpServer trouble, Random random) {
    this.trouble = trouble;
    this.random = random;
  }

  /** One that is calm at first. */
  public static TroubledWire of(Random random) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", TroubledWire::refuse);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return new TroubledWire(server, random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public KubernetesClient connect(Config config) {
    return OperatorClient.builder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("troubled-wire", this))
        .build();
  }

  /**
   * @param requests how many requests fare badly from now on, about every third until then
   */
  public void trouble(int requests) {
    left.set(requests);
  }

  /** How many requests are still to fare badly. */
  public int left() {
    return Math.max(0, left.get());
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (isHit(request)) {
      builder.uri(
          URI.create(
              "http://127.0.0.1:%d/%d"
                  .formatted(trouble.getAddress().getPort(), CODES[random.nextInt(CODES.length)])));
      // Nobody but the API server is shown who asks.
      builder.setHeader("Authorization", "none");
    }
  }

  private boolean isHit(HttpRequest request) {
    return METHODS.contains(request.method())
        && !String.valueOf(request.uri().getQuery()).contains("watch=true")
        && random.nextInt(3) == 0
        && left.getAndDecrement() > 0;
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      int code = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      var body =
          """
          {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,
           "reason":"InternalError","message":"in trouble"}
          """
              .formatted(code)
              .getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    trouble.stop(0);
  }
}

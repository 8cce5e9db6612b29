package io.platformtenant.testkit.faults;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.platformtenant.operator.client.OperatorClient;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Leads to an API server whose watch cache has stopped: lists of tenants are as they were at some
 * version, and no watch of them tells what came after, until it catches up.
 */
public final class StaleWire implements Interceptor {
  private static final Pattern TENANTS =
      Pattern.compile("/apis/platformtenant\\.io/[^/]+/platformtenants");

  private static final Pattern AND = Pattern.compile("&");

  private final String version;
  private final AtomicInteger lists = new AtomicInteger();
  private volatile boolean caughtUp;

  /**
   * @param version resourceVersion that lists are of
   */
  public StaleWire(String version) {
    this.version = version;
  }

  public KubernetesClient connect(Config config) {
    return OperatorClient.builder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("stale-wire", this))
        .build();
  }

  /** How many lists were old. */
  public int lists() {
    return lists.get();
  }

  public void catchUp() {
    caughtUp = true;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    URI uri = request.uri();
    if (caughtUp || !request.method().equals("GET") || !TENANTS.matcher(uri.getPath()).matches()) {
      return;
    }
    if (String.valueOf(uri.getQuery()).contains("watch=true")) {
      builder.uri(Nowhere.instead(uri));
    } else {
      lists.incrementAndGet();
      builder.uri(URI.create(uri.toString().replaceFirst("\\?.*", "") + query(uri)));
    }
  }

  private String query(URI uri) {
    return Stream.concat(
            AND.splitAsStream(Objects.requireNonNullElse(uri.getRawQuery(), ""))
                .filter(part -> !part.startsWith("resourceVersion")),
            Stream.of("resourceVersionMatch=Exact", "resourceVersion=" + version))
        .collect(Collectors.joining("&", "?", ""));
  }
}

package io.platformtenant.testkit.faults;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.platformtenant.operator.client.OperatorClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * On which somebody is always a moment faster: does a deed just before a client first sends a
 * request of some sort about an object, so that it meets a cluster it does not know.
 */
public final class RacedWire implements Interceptor {

  private static final Pattern OURS =
      Pattern.compile("/apis/platformtenant\\.io/[^/]+/[^/]+/[^/]+");

  private final Predicate<HttpRequest> which;
  private final Consumer<String> deed;
  private final Set<String> met = ConcurrentHashMap.newKeySet();

  /**
   * @param which requests somebody is faster than
   * @param deed given the path of the request
   */
  public RacedWire(Predicate<HttpRequest> which, Consumer<String> deed) {
    this.which = which;
    this.deed = deed;
  }

  /** Faster than JSON patches of our own resources, which take finalizers off. */
  public static RacedWire atFinalizers(Consumer<String> deed) {
    // An apply names its manager in the query; a JSON patch of this client has none.
    return new RacedWire(
        request ->
            request.method().equals("PATCH")
                && request.uri().getQuery() == null
                && OURS.matcher(request.uri().getPath()).matches(),
        deed);
  }

  public KubernetesClient connect(Config config) {
    return OperatorClient.builder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("raced-wire", this))
        .build();
  }

  public Set<String> met() {
    return Set.copyOf(met);
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    var path = request.uri().getPath();
    if (which.test(request) && met.add(path)) {
      deed.accept(path);
    }
  }
}

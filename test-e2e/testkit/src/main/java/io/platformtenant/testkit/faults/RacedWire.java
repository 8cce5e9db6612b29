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
import java.util.regex.Pattern;

/**
 * On which somebody is always a moment faster: does a deed just before a client sends its first
 * JSON patch of one of our own resources, so that the patch meets a version it does not know.
 */
public final class RacedWire implements Interceptor {

  private static final Pattern OURS =
      Pattern.compile("/apis/platformtenant\\.io/[^/]+/[^/]+/[^/]+");

  private final Consumer<String> deed;
  private final Set<String> met = ConcurrentHashMap.newKeySet();

  /**
   * @param deed given the path of the request
   */
  public RacedWire(Consumer<String> deed) {
    this.deed = deed;
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
    // An apply names its manager in the query; a JSON patch of this client has none.
    if (request.method().equals("PATCH")
        && request.uri().getQuery() == null
        && OURS.matcher(path).matches()
        && met.add(path)) {
      deed.accept(path);
    }
  }
}

package io.platformtenant.operator.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks once more where an API server is in trouble for a moment, and never where it let the time
 * pass. The client by itself asks again then too, so that a request which hangs lasts as long as
 * all its attempts together (kubernetes-client, StandardHttpClient).
 *
 * @param most how often it is asked again
 * @param firstWait in milliseconds; each one after it is twice as long
 */
public record Attempts(int most, int firstWait) {
  /** It is asked once and never again. */
  static final Attempts ONE = new Attempts(0, 0);

  /** As many as a client has been told to make. */
  public static Attempts of(KubernetesClient client) {
    var config = client.getConfiguration();
    return new Attempts(
        config.getRequestRetryBackoffLimit(), config.getRequestRetryBackoffInterval());
  }

  /** The same client, which does not ask again by itself. */
  public static KubernetesClient once(KubernetesClient client) {
    var config =
        new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
            .withRequestRetryBackoffLimit(0)
            .build();
    return client.newClient(config).adapt(KubernetesClient.class);
  }

  public <T> T ask(Supplier<T> request) {
    for (int attempt = 0; ; attempt++) {
      try {
        return request.get();
      } catch (KubernetesClientException e) {
        if (attempt >= most || !isPassing(e) || !waited(attempt)) {
          throw e;
        }
      }
    }
  }

  /** What may be over in a moment: no connection, too many requests, an error of the server. */
  private static boolean isPassing(KubernetesClientException e) {
    return !isOverdue(e)
        && !isOfSchema(e)
        && (hasNoCode(e) || e.getCode() == 429 || e.getCode() >= 500);
  }

  /**
   * Whether the server does not know a field that it was sent, since its definition is older than
   * this operator. It calls that an error of its own.
   */
  public static boolean isOfSchema(KubernetesClientException e) {
    return e.getCode() == 500 && String.valueOf(e.getMessage()).contains("typed patch object");
  }

  /** Whether nobody answered: the time was over, or there is no connection. */
  public static boolean isWithoutAnswer(KubernetesClientException e) {
    return hasNoCode(e) || isOverdue(e);
  }

  /** Whether the time was over, here or where the API server asked somebody else. */
  private static boolean isOverdue(KubernetesClientException e) {
    if (hasNoCode(e) || e.getCode() == 500) {
      return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
          .anyMatch(Attempts::isTimeout);
    }
    return e.getCode() == 408 || e.getCode() == 504;
  }

  private static boolean isTimeout(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return cause instanceof TimeoutException
        || message.contains("timeout period")
        || message.contains("deadline exceeded")
        || message.contains("Timeout exceeded");
  }

  /** The client's word for no status of HTTP at all is a negative one. */
  private static boolean hasNoCode(KubernetesClientException e) {
    return e.getCode() <= 0;
  }

  private boolean waited(int attempt) {
    try {
      Thread.sleep((long) firstWait << Math.min(attempt, 10));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

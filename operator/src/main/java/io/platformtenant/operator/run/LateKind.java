package io.platformtenant.operator.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A kind of ours that a cluster does not have, or does not let us read, where its definitions or
 * our rights are older than this operator. To wait for its first list would keep all others from
 * being looked at; and the SDK takes no controller once it has begun, so that where the kind comes
 * later, the operator has to begin anew.
 */
final class LateKind implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LateKind.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final ListOptions ONE = new ListOptionsBuilder().withLimit(1L).build();

  /** No such kind, or no right to it. */
  private static final Set<Integer> NOT_OURS = Set.of(404, 403);

  private final KubernetesClient client;
  private final Class<? extends HasMetadata> type;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("late-kind").factory());

  LateKind(KubernetesClient client, Class<? extends HasMetadata> type) {
    this.client = client;
    this.type = type;
  }

  /**
   * Begins with it where it is there.
   *
   * @param came told once, where it comes later
   */
  void begin(Duration interval, Runnable there, Consumer<KindCameException> came) {
    if (isThere()) {
      there.run();
    } else {
      whenItComes(interval, () -> came.accept(new KindCameException(HasMetadata.getKind(type))));
    }
  }

  /** Whether it is there now; asks until there is an answer, or this is closed. */
  private boolean isThere() {
    Optional<Boolean> answer = ask();
    while (answer.isEmpty() && !clock.isShutdown() && pause()) {
      answer = ask();
    }
    return answer.orElse(false);
  }

  /** Looks after every interval, and says once that it came. */
  private void whenItComes(Duration interval, Runnable came) {
    LOG.atWarn()
        .addKeyValue("kind", HasMetadata.getKind(type))
        .log("a kind of this operator is not there, or it may not read it; it goes on without");
    var _ =
        clock.scheduleWithFixedDelay(
            () -> {
              if (ask().orElse(false)) {
                clock.shutdown();
                came.run();
              }
            },
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Empty when in doubt. */
  private Optional<Boolean> ask() {
    try {
      client.resources(type).list(ONE);
      return Optional.of(true);
    } catch (KubernetesClientException e) {
      return NOT_OURS.contains(e.getCode()) ? Optional.of(false) : Optional.empty();
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(AGAIN);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

package io.platformtenant.operator.watch;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.operator.enforcement.Answers;
import io.platformtenant.operator.enforcement.Question;
import io.platformtenant.operator.enforcement.Seen;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the engines' settings again and again, those that somebody asked for lately. It answers
 * from what it read last, and tells when an answer has changed.
 */
public final class EngineSettingsWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineSettingsWatch.class);

  /** A server that gives no answer for so long has changed nothing yet. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  private static final Seen.Unread<?> NO_ANSWER =
      new Seen.Unread<>("the API server does not answer");

  /** How long a look waits for what nobody asked for before. */
  private static final Duration FIRST = Duration.ofSeconds(3);

  private final EngineSettings settings;
  private final Duration interval;
  private final Duration wantedFor;
  private final Runnable changed;
  private final LongSupplier nanoTime;
  private final Map<Question<?>, Long> wanted = new ConcurrentHashMap<>();
  private final Map<Question<?>, Answer> answers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("engine-settings").factory());

  private Future<?> looking = CompletableFuture.completedFuture(null);

  /** Whether somebody went on without an answer that has come since. */
  private volatile boolean owed;

  /**
   * @param at when it was last read, in nanoseconds
   */
  private record Answer(Seen<?> seen, long at) {}

  /**
   * @param interval how often all that is asked for is read again
   * @param resync everybody asks again within about this time: what nobody asked for in twice as
   *     long belongs to nobody
   * @param changed called after an answer is another one than before
   */
  public EngineSettingsWatch(
      KubernetesClient client,
      Duration interval,
      Duration resync,
      Runnable changed,
      LongSupplier nanoTime) {
    this.settings = new EngineSettings(client);
    this.interval = interval;
    this.wantedFor = resync.multipliedBy(2);
    this.changed = changed;
    this.nanoTime = nanoTime;
  }

  public void start() {
    looking =
        clock.scheduleWithFixedDelay(
            () -> look(wanted.keySet()),
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /**
   * What is known of these. What nobody asked for before is read now, and waited for a moment: a
   * restart would otherwise tell of every tenant that nothing is known, and take it back.
   */
  public Answers to(Set<Question<?>> questions) {
    long now = nanoTime.getAsLong();
    questions.forEach(question -> wanted.put(question, now));
    if (!answers.keySet().containsAll(questions)) {
      readMissing();
    }
    return known(questions);
  }

  /** What is known of all that others ask for; nobody is asked now. */
  Answers known() {
    return known(answers.keySet());
  }

  private Answers known(Set<Question<?>> questions) {
    Map<Question<?>, Seen<?>> known = new HashMap<>();
    questions.forEach(
        question -> {
          Answer answer = answers.get(question);
          if (answer != null) {
            known.put(question, answer.seen());
          }
        });
    return new Answers(known);
  }

  private void readMissing() {
    try {
      clock.submit(() -> look(missing())).get(FIRST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      owed = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RejectedExecutionException e) {
      LOG.debug("stopping, and nothing is read any more", e);
    }
  }

  private Set<Question<?>> missing() {
    return wanted.keySet().stream()
        .filter(question -> !answers.containsKey(question))
        .collect(Collectors.toSet());
  }

  private void look(Set<Question<?>> questions) {
    try {
      forget();
      boolean any = false;
      boolean away = false;
      for (Question<?> question : questions) {
        if (clock.isShutdown()) {
          return;
        }
        Answer before = answers.get(question);
        Answer now = away ? notAsked(before) : ask(question, before);
        away |= NO_ANSWER.equals(now.seen());
        answers.put(question, now);
        any |= before != null && !before.seen().equals(now.seen());
      }
      if (any || owed) {
        owed = false;
        changed.run();
      }
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("reading the engines' settings failed; the last answers stand");
    }
  }

  private void forget() {
    long now = nanoTime.getAsLong();
    wanted.values().removeIf(at -> now - at > wantedFor.toNanos());
    answers.keySet().retainAll(wanted.keySet());
  }

  /** A server that hangs is not asked for each of twenty things until its time is over. */
  private Answer notAsked(Answer before) {
    return before == null ? new Answer(NO_ANSWER, nanoTime.getAsLong()) : before;
  }

  private Answer ask(Question<?> question, Answer before) {
    long now = nanoTime.getAsLong();
    try {
      return new Answer(settings.read(question), now);
    } catch (KubernetesClientException e) {
      return before != null && isPassing(e) && now - before.at() < GRACE.toNanos()
          ? before
          : new Answer(new Seen.Unread<>(why(e)), now);
    }
  }

  private static boolean isPassing(KubernetesClientException e) {
    return e.getCode() == 0 || e.getCode() == 429 || e.getCode() >= 500;
  }

  /** The same words each time: a status is written when they change. */
  private static String why(KubernetesClientException e) {
    return switch (e.getCode()) {
      case 0 -> NO_ANSWER.why();
      case 403 -> "the operator's account may not";
      default -> "the API server answers " + e.getCode();
    };
  }

  @Override
  public void close() {
    looking.cancel(true);
    clock.shutdownNow();
  }
}

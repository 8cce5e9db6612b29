package io.platformtenant.e2e.contracts;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.engines.standins.machine.Trees;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.core.ConditionTimeoutException;

/** Everything one object has been since it is watched, so that no state is too short to be seen. */
final class Sightings implements Watcher<GenericKubernetesResource>, AutoCloseable {
  private final List<JsonNode> seen = new CopyOnWriteArrayList<>();
  private final ScriptKey key;
  private final Watch watch;

  private Sightings(Ground ground, ScriptKey key) {
    this.key = key;
    this.watch = ground.at(key).watch(this);
  }

  /** Begins to watch; the object may come later. */
  static Sightings of(Ground ground, ScriptKey key) {
    return new Sightings(ground, key);
  }

  /**
   * The object as it was when it first looked like this.
   *
   * @param told turns all it was into what is told when it never does
   */
  JsonNode first(Duration patience, Predicate<JsonNode> like, UnaryOperator<JsonNode> told) {
    try {
      await(key + " has come to a state")
          .atMost(patience)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> seen.stream().anyMatch(like));
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(
          key
              + " was only seen like this:\n"
              + seen.stream().map(told).map(Object::toString).collect(joining("\n")),
          late);
    }
    return seen.stream().filter(like).findFirst().orElseThrow();
  }

  @Override
  public void eventReceived(Action action, GenericKubernetesResource object) {
    seen.add(Trees.tree(object));
  }

  @Override
  public void onClose(WatcherException cause) {
    // What was seen till then is asked for; a state that was missed is told by first.
  }

  @Override
  public void close() {
    watch.close();
  }
}

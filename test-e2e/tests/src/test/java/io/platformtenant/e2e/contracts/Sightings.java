package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static java.util.stream.Collectors.joining;

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
    within(patience, () -> "It was only seen like this:\n" + all(told))
        .until(key + " comes to a state", () -> seen.stream().anyMatch(like));
    return seen.stream().filter(like).findFirst().orElseThrow();
  }

  private String all(UnaryOperator<JsonNode> told) {
    return seen.stream().map(told).map(Object::toString).collect(joining("\n"));
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

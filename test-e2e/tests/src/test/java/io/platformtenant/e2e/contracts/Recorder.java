package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.engines.real.EngineModule;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.operator.health.RecordedStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.TestInfo;

/** Holds what a test sees of an object against its record; with {@code -Drefresh} it writes it. */
final class Recorder implements AutoCloseable {

  private final Ground ground;
  private final Recorded recorded;
  private final Trimmed trimmed;
  private final Map<ScriptKey, Sightings> watched = new HashMap<>();

  /**
   * @param names names of this run by what stands for them
   */
  Recorder(Ground ground, TestInfo test, Map<String, String> names) {
    this.ground = ground;
    this.recorded = test.getTestMethod().orElseThrow().getAnnotation(Recorded.class);
    this.trimmed = new Trimmed(names);
  }

  /** Watches an object from now on; it may come later. */
  void watch(ScriptKey key) {
    watched.put(key, Sightings.of(ground, key));
  }

  /** Waits until the object has looked like this. */
  JsonNode sees(ScriptKey key, Predicate<JsonNode> like) {
    return watched.get(key).first(PATIENCE, like, trimmed::of);
  }

  /** The first of the object's states that looks like this is the one on record. */
  void records(ScriptKey key, Predicate<JsonNode> like) {
    var now = RecordedStatus.body(trimmed.of(sees(key, like)));
    var record = RecordedStatus.named(recorded.value());
    if (Boolean.getBoolean("refresh")) {
      record.write(Map.of("shows", recorded.shows(), "seen", release(key.kind())), now);
    }
    assertThat(now).as("refresh with -Drefresh").isEqualTo(record.body());
    assertThat(record.head())
        .as("refresh with -Drefresh")
        .containsEntry("shows", recorded.shows())
        .containsEntry("seen", release(key.kind()));
  }

  private static String release(String kind) {
    return switch (EngineKind.of(kind).orElseThrow().controller()) {
      case SOURCES -> "source-controller " + EngineModule.SOURCE_CONTROLLER.version();
      case KUSTOMIZATIONS -> "kustomize-controller " + EngineModule.KUSTOMIZE_CONTROLLER.version();
      case APPLICATIONS, SETS, SERVER -> "Argo CD " + EngineModule.ARGO_CD.version();
    };
  }

  /** Takes away what was watched, so that no engine is kept busy. */
  @Override
  public void close() {
    watched.forEach(
        (key, sightings) -> {
          sightings.close();
          takeAway(key);
        });
  }

  /** What its engine has taken away by then is gone all the same. */
  private void takeAway(ScriptKey key) {
    try {
      ground.patch(key, "{\"metadata\":{\"finalizers\":null}}");
      ground.at(key).delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404) {
        throw e;
      }
    }
  }
}

package io.platformtenant.e2e.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.engines.real.GitRepository;
import io.platformtenant.engines.real.RealEngines;
import io.platformtenant.engines.standins.machine.ScriptKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** The ground of states that Flux's objects can be in; both of a test are watched all along. */
abstract class FluxStates extends FluxContract {
  protected Recorder recorder;
  protected ScriptKey source;
  protected ScriptKey kustomization;

  @Override
  final EngineUnderTest engine() {
    return EngineUnderTest.real();
  }

  @BeforeEach
  void watch(TestInfo test) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(target, "payments-prod");
    names.put(home, "home-payments");
    recorder = new Recorder(ground, test, names);
    source = ScriptKey.gitRepository(home, "config");
    kustomization = ScriptKey.kustomization(home, "apps");
    recorder.watch(source);
    recorder.watch(kustomization);
  }

  @AfterEach
  void clean() {
    recorder.close();
  }

  /** A repository of this test's own. */
  protected GitRepository repository(Map<String, String> files) {
    var repository = RealEngines.get().git().create(home);
    repository.commit(files);
    return repository;
  }

  /** The address of a repository that nobody made. */
  protected String nowhere() {
    return RealEngines.get().git().url(home);
  }

  protected void patch(ScriptKey key, String merge) {
    ground.patch(key, merge);
  }

  protected static Predicate<JsonNode> condition(String type, String status, String reason) {
    return object -> {
      var condition = Ground.condition(object.path("status"), type);
      return condition.path("status").asText().equals(status)
          && condition.path("reason").asText().matches(reason);
    };
  }

  protected static Predicate<JsonNode> ready(String status, String reason) {
    return condition("Ready", status, reason);
  }

  /** Ready for its generation. */
  protected static Predicate<JsonNode> ready() {
    return ready("True", ".*").and(object -> observed(generation(object)).test(object));
  }

  protected static Predicate<JsonNode> generation(int number) {
    return object -> generation(object) == number;
  }

  private static int generation(JsonNode object) {
    return object.at("/metadata/generation").asInt();
  }

  protected static Predicate<JsonNode> observed(int number) {
    return object -> object.at("/status/observedGeneration").asInt() == number;
  }

  protected static Predicate<JsonNode> deleting() {
    return object -> object.path("metadata").has("deletionTimestamp");
  }
}

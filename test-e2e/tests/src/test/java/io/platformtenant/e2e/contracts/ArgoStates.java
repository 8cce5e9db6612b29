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

/** The ground of states that an Application can be in; it is watched all along. */
abstract class ArgoStates extends ArgoContract {
  static final String BY_HAND = "{\"operation\":{\"sync\":{\"revision\":\"main\"}}}";

  protected Recorder recorder;
  protected ScriptKey application;

  @Override
  final EngineUnderTest engine() {
    return EngineUnderTest.real();
  }

  @BeforeEach
  void watch(TestInfo test) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("app-" + target, "payments-api-prod");
    names.put(projectName(), "payments");
    names.put(target, "payments-prod");
    recorder = new Recorder(ground, test, names);
    application = ScriptKey.application(argocd, "app-" + target);
    recorder.watch(application);
  }

  @AfterEach
  void clean() {
    recorder.close();
  }

  /** Creates an Application of a repository of this test's own. */
  protected GitRepository deliver(Map<String, String> files, String more) {
    var repository = RealEngines.get().git().create(target);
    repository.commit(files);
    project();
    allow(repository.url());
    application("resources-finalizer.argocd.argoproj.io", repository.url(), ".", more);
    return repository;
  }

  protected void allow(String repository) {
    ground.patch(
        ScriptKey.appProject(argocd, projectName()),
        "{\"spec\":{\"sourceRepos\":[\"%s\"]}}".formatted(repository));
  }

  /** A Deployment, with some more fields of spec. */
  protected static Map<String, String> deployment(String more) {
    return Map.of(
        "api.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: api}
        spec:
          selector: {matchLabels: {app: api}}
          template:
            metadata: {labels: {app: api}}
            spec: {containers: [{name: api, image: "registry.example.com/api:1"}]}
          %s
        """
            .formatted(more));
  }

  protected static String configMap(String name) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s}
        data: {key: value}
        """
        .formatted(name);
  }

  protected static Predicate<JsonNode> reads(String sync, String health) {
    return at("/status/sync/status", sync).and(at("/status/health/status", health));
  }

  protected static Predicate<JsonNode> phase(String phase) {
    return at("/status/operationState/phase", phase);
  }

  protected static Predicate<JsonNode> has(String condition) {
    return object -> !Ground.condition(object.path("status"), condition).isMissingNode();
  }

  /** Synced, whatever its health. */
  protected static Predicate<JsonNode> synced() {
    return at("/status/sync/status", "Synced")
        .and(phase("Succeeded"))
        .and(object -> !object.has("operation"));
  }

  protected static Predicate<JsonNode> at(String pointer, String text) {
    return object -> object.at(pointer).asText().equals(text);
  }
}

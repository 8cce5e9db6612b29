package io.platformtenant.e2e.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Every state an ApplicationSet can be in that can be brought about. */
abstract class SetStates extends SetGround {
  private Recorder recorder;

  @Override
  final EngineUnderTest engine() {
    return EngineUnderTest.real();
  }

  @BeforeEach
  void watch(TestInfo test) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(projectName(), "payments");
    names.put("set-" + target, "payments-jobs");
    names.put(target, "payments-prod");
    recorder = new Recorder(ground, test, names);
    recorder.watch(set());
  }

  @AfterEach
  void leave() {
    recorder.close();
  }

  @Test
  @Recorded(value = "argocd/set-not-seen", shows = "an ApplicationSet: no status yet")
  void notSeen() {
    project();
    create(elements("a"));

    recorder.records(set(), object -> !object.has("status"));
  }

  @Test
  @Recorded(value = "argocd/set-up-to-date", shows = "an ApplicationSet: ResourcesUpToDate")
  void upToDate() {
    project();
    create(elements("a"));

    recorder.records(set(), condition("ResourcesUpToDate", "True"));
  }

  @Test
  @Recorded(
      value = "argocd/set-generator-failed",
      shows = "an ApplicationSet: ErrorOccurred, its generator fails")
  void generatorFailed() {
    project();
    create(git());

    recorder.records(set(), condition("ErrorOccurred", "True"));
  }

  @Test
  @Recorded(
      value = "argocd/set-template-failed",
      shows = "an ApplicationSet: ErrorOccurred, a key that is missing")
  void templateFailed() {
    project();
    create(elements("a"), "{{.nothing}}", "");

    recorder.records(set(), condition("ErrorOccurred", "True"));
  }

  @Test
  @Recorded(
      value = "argocd/set-item-refused",
      shows = "an ApplicationSet: ErrorOccurred, a template of ours refuses an item")
  void itemRefused() {
    project();
    create(
        elements("a"),
        "{{fail (printf \"item %q of set \\\"jobs\\\" is no DNS label\" .name)}}",
        "");

    recorder.records(set(), condition("ErrorOccurred", "True"));
  }

  @Test
  @Recorded(
      value = "argocd/set-without-project",
      shows = "an ApplicationSet: ErrorOccurred, the project is not there")
  void withoutProject() {
    create(elements("a"));

    recorder.records(set(), condition("ErrorOccurred", "True"));
  }

  @Test
  @Recorded(value = "argocd/set-deleting", shows = "an ApplicationSet: being deleted")
  void isDeleting() {
    project();
    create(elements("a"));
    recorder.sees(set(), condition("ResourcesUpToDate", "True"));
    ground.patch(set(), "{\"metadata\":{\"finalizers\":[\"example.com/hold\"]}}");

    ground.at(set()).delete();

    recorder.records(set(), object -> object.path("metadata").has("deletionTimestamp"));
  }

  private static Predicate<JsonNode> condition(String type, String status) {
    return object ->
        Ground.condition(object.path("status"), type).path("status").asText().equals(status);
  }
}

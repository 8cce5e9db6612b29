package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.health.Health.State;

/**
 * Reads ApplicationSets. They have no observed generation: that its Applications follow what a set
 * says now has to be seen on them (argo-cd, applicationset_controller.go,
 * setApplicationSetStatusCondition).
 */
public final class ApplicationSetHealth {
  /** What a template of ours says when it fails stands after this, and after the template. */
  private static final String FAIL = "error calling fail: ";

  private ApplicationSetHealth() {}

  public static Health of(JsonNode set) {
    if (set.path("metadata").has("deletionTimestamp")) {
      return Health.of(State.DELETING, "Deleting", "being deleted");
    }
    if (Conditions.isTrue(set, "ErrorOccurred")) {
      JsonNode error = Conditions.find(set, "ErrorOccurred").orElseThrow();
      return Health.of(State.FAILED, "ErrorOccurred", told(Conditions.message(error)));
    }
    if (Conditions.isTrue(set, "RolloutProgressing")) {
      return Health.of(State.PROGRESSING, "RolloutProgressing", "rolls a change out");
    }
    return Conditions.isTrue(set, "ResourcesUpToDate")
        ? Health.of(State.READY, "Healthy", "")
        : Health.of(State.PROGRESSING, "Progressing", "has made no applications yet");
  }

  private static String told(String message) {
    int at = message.lastIndexOf(FAIL);
    return at < 0 ? message : message.substring(at + FAIL.length());
  }
}

package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.ObjectId;
import java.util.Optional;

/**
 * Applications that a set made. They bear our marks, and Argo CD's ApplicationSet controller alone
 * writes them and takes them away, so here they are only read. The controller finds its own by the
 * name of their controlling owner (argo-cd, applicationset_controller.go, appControllerIndexer),
 * and so do we.
 */
public final class Generated {
  private Generated() {}

  /** The set that an object says has made it; empty for what we made ourselves. */
  public static Optional<ObjectId> setOf(ObjectId id, JsonNode live) {
    if (id.kind() != ManagedKind.APPLICATION) {
      return Optional.empty();
    }
    for (JsonNode owner : live.path("metadata").path("ownerReferences")) {
      if (owner.path("controller").asBoolean()
          && owner.path("kind").asText().equals(ManagedKind.APPLICATION_SET.kind())
          && owner
              .path("apiVersion")
              .asText()
              .startsWith(ManagedKind.APPLICATION_SET.group() + "/")) {
        return Optional.of(
            ObjectId.of(ManagedKind.APPLICATION_SET, id.namespace(), owner.path("name").asText()));
      }
    }
    return Optional.empty();
  }

  /** What of the contract an Application is of, by its name there: the set, where one made it. */
  public static String contractName(ObjectId id, JsonNode live) {
    JsonNode labels = live.path("metadata").path("labels");
    String tenant = labels.path(ApiGroup.TENANT_LABEL).asText();
    String environment = labels.path(ApiGroup.ENVIRONMENT_LABEL).asText();
    return setOf(id, live)
        .map(ObjectId::name)
        .map(name -> within(name, tenant + "-", "-" + environment))
        .orElseGet(() -> labels.path(ApiGroup.APPLICATION_LABEL).asText());
  }

  /** Whether an Application was made from the template the set has now. */
  public static boolean follows(JsonNode application, JsonNode set) {
    return AppliedHash.readFrom(application)
        .equals(AppliedHash.readFrom(set.path("spec").path("template")));
  }

  private static String within(String name, String before, String after) {
    boolean isAround =
        name.length() > before.length() + after.length()
            && name.startsWith(before)
            && name.endsWith(after);
    return isAround ? name.substring(before.length(), name.length() - after.length()) : name;
  }

  /** Whether Argo CD has come to an end with an Application, and its set with making it. */
  public static boolean isSettled(JsonNode application, JsonNode set) {
    return follows(application, set)
        && !application.path("metadata").has("deletionTimestamp")
        && ArgoHealth.isSettled(application);
  }
}

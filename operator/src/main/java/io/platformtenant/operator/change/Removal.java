package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.NamespaceDeletion;
import io.platformtenant.api.v1alpha1.PlaneDeletion;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.EngineFinalizers;

/** What it means for an object to be removed. */
public enum Removal {
  /** It is deleted, and its engine deletes what it had applied. */
  DELETE,
  /** It is deleted, and what its engine had applied or made stays. */
  ORPHAN,
  /** It stays, without our marks. */
  RETAIN;

  /** Finalizer of the garbage collector while it takes the owner off what stays. */
  private static final String ORPHANING = "orphan";

  static Removal of(ObjectId id, JsonNode live, Home home, EffectiveDeletion deletion) {
    return switch (id.kind().purpose()) {
      case NAMESPACE -> ofNamespace(id, live, home, deletion);
      case APPLICATION ->
          EngineFinalizers.isCascaded(live) ? of(live, deletion.delivery(), false) : ORPHAN;
      case APPLICATION_SET ->
          of(live, deletion.delivery(), EngineFinalizers.of(live).contains(ORPHANING));
      case STAGE ->
          of(
              live,
              deletion.bootstrap(),
              live.path("spec").path("deletionPolicy").asText().equals("Orphan"));
      case BOUND, ACCOUNT, BINDING, SOURCE, PROJECT -> DELETE;
    };
  }

  /**
   * What is on its way goes as whoever deleted it meant it: its engine may be at work already.
   *
   * @param leaves what its own fields say
   */
  private static Removal of(JsonNode live, PlaneDeletion plane, boolean leaves) {
    boolean isTerminating = live.path("metadata").has("deletionTimestamp");
    return (isTerminating ? leaves : plane == PlaneDeletion.Orphan) ? ORPHAN : DELETE;
  }

  /**
   * Environment namespaces hold what people run; what was taken over was not ours. In the home stay
   * things of Flux that would undo what they brought, such as a HelmRelease.
   */
  private static Removal ofNamespace(
      ObjectId id, JsonNode live, Home home, EffectiveDeletion deletion) {
    if (ApplyBody.isAdopted(live)) {
      return RETAIN;
    }
    if (home.is(id)) {
      return deletion.bootstrap() == PlaneDeletion.Orphan ? RETAIN : DELETE;
    }
    return deletion.namespaces() == NamespaceDeletion.Delete
            && !deletion.existing().contains(id.name())
            && wasMade(live)
        ? DELETE
        : RETAIN;
  }

  /** A mark alone says little: whoever puts it on somebody's namespace would have it deleted. */
  private static boolean wasMade(JsonNode live) {
    JsonNode metadata = live.path("metadata");
    JsonNode labels = metadata.path("labels");
    return labels.has(ApiGroup.TENANT_LABEL)
        && labels.path(ApiGroup.MANAGED_BY_LABEL).asText().equals(ApiGroup.FIELD_MANAGER)
        && metadata.path("annotations").has(ApiGroup.APPLIED_HASH_ANNOTATION);
  }
}

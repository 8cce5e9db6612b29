package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.model.ObjectId;

/** What it means for an object to be removed. */
public enum Removal {
  /** It is deleted, and its engine deletes what it had applied. */
  DELETE,
  /** It is deleted, and what its engine had applied stays, as its own live fields say. */
  ORPHAN,
  /** It stays, without our marks. */
  RETAIN;

  /** Environment namespaces hold what people run; a home that was taken over was not ours. */
  static Removal of(ObjectId id, JsonNode live, Home home) {
    return switch (id.kind().purpose()) {
      case NAMESPACE -> home.is(id) && !ApplyBody.isAdopted(live) ? DELETE : RETAIN;
      case APPLICATION -> isCascaded(live) ? DELETE : ORPHAN;
      case BOUND, ACCOUNT, BINDING, SOURCE, STAGE, PROJECT, APPLICATION_SET -> DELETE;
    };
  }

  /** As Argo CD decides it (pkg/apis/application/v1alpha1, types.go, CascadedDeletion). */
  private static boolean isCascaded(JsonNode application) {
    return application
        .path("metadata")
        .path("finalizers")
        .valueStream()
        .anyMatch(f -> f.asText().startsWith("resources-finalizer.argocd.argoproj.io"));
  }
}

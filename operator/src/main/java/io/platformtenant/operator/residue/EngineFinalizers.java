package io.platformtenant.operator.residue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What has Argo CD act when an Application is deleted (application_defaults.go). */
public final class EngineFinalizers {
  private static final String CASCADE = "resources-finalizer.argocd.argoproj.io";

  /** Beside the cascade: hooks, which would act on what is left. */
  private static final List<String> ACTING =
      List.of(
          CASCADE,
          "pre-delete-finalizer.argocd.argoproj.io",
          "post-delete-finalizer.argocd.argoproj.io");

  private EngineFinalizers() {}

  /**
   * Whether what was delivered goes with it, as Argo CD decides it (pkg/apis/application/v1alpha1,
   * types.go, CascadedDeletion).
   */
  public static boolean isCascaded(JsonNode application) {
    return of(application).stream().anyMatch(finalizer -> finalizer.startsWith(CASCADE));
  }

  /** Whether one of them has Argo CD act. */
  public static boolean isActing(String finalizer) {
    return ACTING.stream()
        .anyMatch(acting -> finalizer.equals(acting) || finalizer.startsWith(acting + "/"));
  }

  /** All that an object has. */
  public static List<String> of(JsonNode live) {
    return live.path("metadata").path("finalizers").valueStream().map(JsonNode::asText).toList();
  }
}

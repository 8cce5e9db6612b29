package io.platformtenant.operator.lifecycle;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.util.Optional;
import java.util.Set;

/**
 * What of a take-down somebody wants to go without waiting any longer: one object, which its uid
 * keeps from ever meaning another, or all that is left of one step.
 *
 * @param value of the annotation, "" without one
 * @param ignored what names a step and stood there before the take-down began, as it does in a
 *     manifest or a backup of another day: nobody meant this take-down by it. Null for nothing
 */
public record ForcedStep(String value, String ignored) {
  public static final ForcedStep NONE = new ForcedStep("", null);

  private static final String SAYS = "annotation " + ApiGroup.FORCE_STEP_ANNOTATION + ": \"";

  /**
   * @param steps the names of all steps
   */
  public static ForcedStep of(PlatformTenant tenant, Set<String> steps) {
    String value =
        Optional.ofNullable(tenant.getMetadata().getAnnotations())
            .map(all -> all.get(ApiGroup.FORCE_STEP_ANNOTATION))
            .map(String::strip)
            .orElse("");
    boolean before = steps.contains(value) && stoodBefore(value, tenant.lastStatus().deletion());
    return new ForcedStep(value, before ? value : null);
  }

  private static boolean stoodBefore(String value, Deletion deletion) {
    return deletion == null
        || DeletionHold.STEP.equals(deletion.step())
        || value.equals(deletion.forceIgnored());
  }

  /**
   * @param id an object of the step, as a status prints it
   */
  public boolean takes(String step, String id) {
    return !value.isEmpty() && (value.equals(id) || (value.equals(step) && ignored == null));
  }

  /** What is to be said to whoever set it. One whose object is gone has done what it should. */
  public Optional<String> remark(Set<String> steps) {
    if (ignored != null) {
      return Optional.of(
          SAYS + value + "\" stood there before the first step and is not followed; set it anew");
    }
    return value.isEmpty() || steps.contains(value) || value.contains("@")
        ? Optional.empty()
        : Optional.of(SAYS + value + "\" is no step, and no object as waitingFor prints it");
  }
}

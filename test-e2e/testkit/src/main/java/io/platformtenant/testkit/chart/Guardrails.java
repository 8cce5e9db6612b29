package io.platformtenant.testkit.chart;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** The chart's policy over what classes permit, which warns unless the chart is told otherwise. */
public final class Guardrails {
  public static final String POLICY = "platform-tenant-guardrails";

  private Guardrails() {}

  /**
   * Has a cluster refuse what the chart's own binding warns of, as {@code admission.guardrails:
   * Deny} does. By a binding beside the chart's: tests that share a cluster install the chart again
   * and again, and one that changed a value of it would change it under the others.
   */
  public static void deny(KubernetesClient admin) {
    admin.resource(bound(admin, "refused-in-tests", "Deny")).forceConflicts().serverSideApply();
  }

  /** The chart's binding once more, under another name and with another action. */
  public static ValidatingAdmissionPolicyBinding bound(
      KubernetesClient admin, String name, String action) {
    var shipped = admin.resources(ValidatingAdmissionPolicyBinding.class).withName(POLICY).get();
    return new ValidatingAdmissionPolicyBindingBuilder(shipped)
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .editSpec()
        .withValidationActions(action)
        .endSpec()
        .build();
  }
}

package io.platformtenant.e2e.charts;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account that Argo CD acts as, applying on the server as Argo CD does. */
record Deployer(ClusterUser account) {
  private static final String MANAGER = "argocd-controller";
  private static final Pattern POLICY =
      Pattern.compile("ValidatingAdmissionPolicy '(platform-tenant-[a-z-]+)'");

  /**
   * Applies it, first in a dry run and then for good.
   *
   * @return who refuses it, as the page has it
   * @throws KubernetesClientException when it is refused for what it is, and not for whose it is
   */
  Optional<String> refusalOf(GenericKubernetesResource object) {
    try {
      var resource = account.client().resource(object);
      resource.dryRun().fieldManager(MANAGER).forceConflicts().serverSideApply();
      resource.fieldManager(MANAGER).forceConflicts().serverSideApply();
      return Optional.empty();
    } catch (KubernetesClientException refusal) {
      return Optional.of(refuser(object, refusal));
    }
  }

  /** Prunes what it applied. */
  void deletes(GenericKubernetesResource object) {
    account.client().resource(object).delete();
  }

  private static String refuser(
      GenericKubernetesResource object, KubernetesClientException refusal) {
    Matcher policy = POLICY.matcher(refusal.getMessage());
    if (policy.find()) {
      return object.getKind() + " (policy `" + policy.group(1) + "`)";
    }
    if (refusal.getCode() != 403 || !refusal.getMessage().contains("cannot patch resource")) {
      throw refusal;
    }
    return object.getKind();
  }
}

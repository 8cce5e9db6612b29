package io.platformtenant.operator.client;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Asks the API server what somebody else may do; an object is sent for that, and none is kept. */
public final class AccessReviews {
  private AccessReviews() {}

  /**
   * Whether somebody may impersonate a service account.
   *
   * @param namespace empty for every one there is
   * @throws KubernetesClientException where that can not be asked
   */
  public static boolean mayImpersonate(
      KubernetesClient client, String user, String namespace, String account) {
    SubjectAccessReview asked =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user)
            // As the API server says it of every account; roles may be bound to these groups.
            .addToGroups("system:serviceaccounts", "system:authenticated")
            .withNewResourceAttributes()
            .withVerb("impersonate")
            .withResource("serviceaccounts")
            .withNamespace(namespace)
            .withName(account)
            .endResourceAttributes()
            .endSpec()
            .build();
    return Boolean.TRUE.equals(
        client.authorization().v1().subjectAccessReview().create(asked).getStatus().getAllowed());
  }
}

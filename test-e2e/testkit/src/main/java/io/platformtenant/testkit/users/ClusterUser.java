package io.platformtenant.testkit.users;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.ControlPlane;

/** Somebody at work in a cluster: a person or an account, with their own rights and no others. */
public record ClusterUser(String name, KubernetesClient client) {
  private static final String MANAGER = "somebody";
  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(MANAGER)
          .build();

  /** Somebody with every right. */
  public static ClusterUser admin(KubernetesClient admin) {
    return new ClusterUser("admin", admin);
  }

  /**
   * Somebody whose rights, or lack of them, are the cluster's business.
   *
   * @param groups that the identity provider says they are in
   */
  public static ClusterUser called(KubernetesClient admin, String name, String... groups) {
    var config =
        new RequestConfigBuilder(admin.getConfiguration().getRequestConfig())
            .withImpersonateUsername(name)
            .withImpersonateGroups(groups)
            .build();
    return new ClusterUser(name, admin.newClient(config).adapt(KubernetesClient.class));
  }

  /** A ServiceAccount under its own token; whoever asks for it closes its client. */
  public static ClusterUser account(ControlPlane controlPlane, String namespace, String name) {
    var config = controlPlane.configFor(namespace, name);
    return new ClusterUser(name, new KubernetesClientBuilder().withConfig(config).build());
  }

  /**
   * What the API server itself says they may do.
   *
   * @param what {@code verb group/resource} or {@code verb group/resource/subresource}
   * @param namespace empty for all namespaces at once
   */
  public boolean may(String what, String namespace) {
    var verb = what.substring(0, what.indexOf(' '));
    var path = what.substring(what.indexOf(' ') + 1).split("/", 3);
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(path[0])
            .withResource(path[1])
            .withSubresource(path.length > 2 ? path[2] : null)
            .withNamespace(namespace)
            .endResourceAttributes()
            .endSpec()
            .build();
    var answer = client.authorization().v1().selfSubjectAccessReview().create(review);
    return answer.getStatus().getAllowed();
  }

  /** Changes an object by a JSON merge patch. */
  public void changes(ObjectId id, String patch) {
    resource(id).patch(MERGE, patch);
  }

  /** Changes a status as its engine would; Argo CD's is an ordinary field. */
  public void changesStatus(ObjectId id, String patch) {
    if (id.kind() == ManagedKind.APPLICATION) {
      changes(id, patch);
    } else {
      resource(id).subresource("status").patch(MERGE, patch);
    }
  }

  public void annotates(ObjectId id, String key, String value) {
    changes(id, "{\"metadata\":{\"annotations\":{\"" + key + "\":\"" + value + "\"}}}");
  }

  public void deletes(ObjectId id) {
    resource(id).delete();
  }

  public void creates(String manifest) {
    client.resource(Serialization.unmarshal(manifest, GenericKubernetesResource.class)).create();
  }

  /** A namespace of their own. */
  public void createsNamespace(String name) {
    creates("apiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + "}");
  }

  /** Server-side apply, as the operator and Flux do it. */
  public <T extends HasMetadata> T applies(T object) {
    return client.resource(object).fieldManager(MANAGER).serverSideApply();
  }

  /** Named by the object itself: by name alone the client would read it before each patch. */
  private Resource<GenericKubernetesResource> resource(ObjectId id) {
    var named = new GenericKubernetesResource();
    named.setApiVersion(id.kind().apiVersion());
    named.setKind(id.kind().kind());
    named.setMetadata(new ObjectMetaBuilder().withName(id.name()).build());
    var all = client.genericKubernetesResources(Contexts.of(id.kind()));
    if (id.namespace().isEmpty()) {
      return all.resource(named);
    }
    named.getMetadata().setNamespace(id.namespace());
    return all.inNamespace(id.namespace()).resource(named);
  }
}

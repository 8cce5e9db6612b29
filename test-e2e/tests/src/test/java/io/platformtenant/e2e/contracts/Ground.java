package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.LocalSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.engines.standins.machine.Trees;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What a contract test stands on: its own namespaces, accounts and rights, and a look at what
 * engines made of them.
 */
record Ground(KubernetesClient admin) {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String[] VERBS = {"get", "list", "create", "patch", "update", "delete"};
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  String namespace(String prefix) {
    var name = prefix + "-" + COUNT.incrementAndGet();
    admin
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  void account(String namespace, String name) {
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build())
        .create();
  }

  /** Lets an account write ConfigMaps, Deployments and Jobs in a namespace. */
  void bind(String namespace, String accountNamespace, String account) {
    bind(namespace, accountNamespace, account, VERBS);
  }

  /** Lets an account do this with them, and no more. */
  void bind(String namespace, String accountNamespace, String account, String... verbs) {
    admin
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("write")
                .endMetadata()
                .addNewRule()
                .withApiGroups("", "apps", "batch")
                .withResources("configmaps", "deployments", "jobs")
                .withVerbs(verbs)
                .endRule()
                .build())
        .serverSideApply();
    admin
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("write")
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", "write")
                .addNewSubject()
                .withKind("ServiceAccount")
                .withNamespace(accountNamespace)
                .withName(account)
                .endSubject()
                .build())
        .serverSideApply();
  }

  /** Takes the binding away, and returns when the API server knows: it learns by a watch. */
  void unbind(String namespace) {
    var binding = admin.rbac().roleBindings().inNamespace(namespace).withName("write");
    var account = binding.get().getSubjects().getFirst();
    binding.delete();
    var review =
        new LocalSubjectAccessReviewBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .withUser("system:serviceaccount:" + account.getNamespace() + ":" + account.getName())
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb("delete")
            .withResource("configmaps")
            .endResourceAttributes()
            .endSpec()
            .build();
    within(PATIENCE)
        .until(
            "the right is gone",
            () ->
                !admin
                    .authorization()
                    .v1()
                    .localSubjectAccessReview()
                    .inNamespace(namespace)
                    .create(review)
                    .getStatus()
                    .getAllowed());
  }

  ScriptKey create(String yaml) {
    return ScriptKey.of(admin.resource(yaml).create());
  }

  Resource<GenericKubernetesResource> at(ScriptKey key) {
    return admin
        .genericKubernetesResources(EngineKind.of(key.kind()).orElseThrow().context())
        .inNamespace(key.namespace())
        .withName(key.name());
  }

  /** Tells every status the object has from now on. */
  Watch watch(ScriptKey key, Consumer<JsonNode> told) {
    return at(key)
        .watch(
            new Watcher<>() {
              @Override
              public void eventReceived(Action action, GenericKubernetesResource object) {
                told.accept(Trees.status(object));
              }

              @Override
              public void onClose(WatcherException cause) {
                throw new IllegalStateException(cause);
              }
            });
  }

  GenericKubernetesResource object(ScriptKey key) {
    return at(key).require();
  }

  JsonNode spec(ScriptKey key) {
    return Trees.spec(object(key));
  }

  JsonNode status(ScriptKey key) {
    return Trees.status(object(key));
  }

  void patch(ScriptKey key, String merge) {
    at(key).patch(MERGE, merge);
  }

  boolean exists(ScriptKey key) {
    return at(key).get() != null;
  }

  /** The condition of this type; a missing node when there is none. */
  static JsonNode condition(JsonNode status, String type) {
    return Trees.items(status.path("conditions"))
        .filter(condition -> condition.path("type").asText().equals(type))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}

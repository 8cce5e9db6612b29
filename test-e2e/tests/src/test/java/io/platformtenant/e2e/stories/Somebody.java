package io.platformtenant.e2e.stories;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.operator.apply.Contexts;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;

/** Somebody with every right, who changes what the operator made and reads its events. */
public record Somebody(KubernetesClient admin) {
  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("somebody")
          .build();

  /** Changes an object by a JSON merge patch. */
  public void changes(ObjectId id, String patch) {
    resource(id).patch(MERGE, patch);
  }

  /** Changes a status as its engine would; Argo CD's is an ordinary field. */
  public void changesStatus(ObjectId id, String patch) {
    if (id.kind() == ManagedKind.APPLICATION) {
      resource(id).patch(MERGE, patch);
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
    admin.resource(Serialization.unmarshal(manifest, GenericKubernetesResource.class)).create();
  }

  /** A namespace of somebody's own. */
  public void createsNamespace(String name) {
    creates("apiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + "}");
  }

  /** What events say about a tenant under a reason. */
  public List<String> wasTold(String tenant, String reason) {
    return admin.events().v1().events().inNamespace("default").list().getItems().stream()
        .filter(e -> e.getRegarding() != null && tenant.equals(e.getRegarding().getName()))
        .filter(e -> reason.equals(e.getReason()))
        .map(Event::getNote)
        .toList();
  }

  /** Named by the object itself: by name alone the client would read it before each patch. */
  private Resource<GenericKubernetesResource> resource(ObjectId id) {
    var named = new GenericKubernetesResource();
    named.setApiVersion(id.kind().apiVersion());
    named.setKind(id.kind().kind());
    named.setMetadata(new ObjectMetaBuilder().withName(id.name()).build());
    var all = admin.genericKubernetesResources(Contexts.of(id.kind()));
    if (id.namespace().isEmpty()) {
      return all.resource(named);
    }
    named.getMetadata().setNamespace(id.namespace());
    return all.inNamespace(id.namespace()).resource(named);
  }
}

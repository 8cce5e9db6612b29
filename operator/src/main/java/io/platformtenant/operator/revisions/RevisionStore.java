package io.platformtenant.operator.revisions;

import static java.util.stream.Collectors.partitioningBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.client.Attempts;
import io.platformtenant.operator.client.RequestGate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The one reader and writer of revisions: of each owner the last one is kept. */
public final class RevisionStore {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String UID = ApiGroup.NAME + "/uid";
  private static final ResourceDefinitionContext KIND =
      new ResourceDefinitionContext.Builder()
          .withGroup("apps")
          .withVersion("v1")
          .withKind("ControllerRevision")
          .withPlural("controllerrevisions")
          .withNamespaced(true)
          .build();

  private final KubernetesClient client;
  private final Attempts attempts;
  private final RequestGate gate;
  private final String namespace;

  public RevisionStore(KubernetesClient client, RequestGate gate, String namespace) {
    this.client = Attempts.once(client);
    this.attempts = Attempts.of(client);
    this.gate = gate;
    this.namespace = namespace;
  }

  /**
   * What was accepted last.
   *
   * @param of the label and the name of the owner
   * @throws KubernetesClientException where nobody can tell; that is not nothing
   */
  public Optional<ObjectNode> last(Map.Entry<String, String> of, String uid) {
    return all(of).stream()
        .filter(revision -> isOf(uid, revision))
        .max((a, b) -> Long.compare(number(a), number(b)))
        .map(MAPPER::<JsonNode>valueToTree)
        .map(tree -> tree.path("data"))
        .flatMap(
            data -> data instanceof ObjectNode object ? Optional.of(object) : Optional.empty());
  }

  /** Keeps a revision, and none of those before it. */
  public void keep(Revision revision) {
    Map<Boolean, List<GenericKubernetesResource>> before =
        all(revision.of()).stream().collect(partitioningBy(b -> isOf(revision.uid(), b)));
    // Of another one that had this name; what it accepted may be called the same.
    before.get(false).forEach(this::delete);
    keep(revision, before.get(true));
  }

  private void keep(Revision revision, List<GenericKubernetesResource> before) {
    if (before.stream().noneMatch(b -> b.getMetadata().getName().equals(revision.name()))) {
      long number = before.stream().mapToLong(RevisionStore::number).max().orElse(0) + 1;
      GenericKubernetesResource body = body(revision, number);
      ask(
          () ->
              client
                  .genericKubernetesResources(KIND)
                  .inNamespace(namespace)
                  .resource(body)
                  .create());
    }
    before.stream()
        .filter(b -> !b.getMetadata().getName().equals(revision.name()))
        .forEach(this::delete);
  }

  /** Of an owner that is gone. */
  public void forget(Map.Entry<String, String> of) {
    all(of).forEach(this::delete);
  }

  private static boolean isOf(String uid, GenericKubernetesResource revision) {
    return Optional.ofNullable(revision.getMetadata().getAnnotations())
        .filter(notes -> uid.equals(notes.get(UID)))
        .isPresent();
  }

  private void delete(GenericKubernetesResource revision) {
    ask(
        () ->
            client
                .genericKubernetesResources(KIND)
                .inNamespace(namespace)
                .withName(revision.getMetadata().getName())
                .delete());
  }

  private List<GenericKubernetesResource> all(Map.Entry<String, String> of) {
    return ask(
        () ->
            client
                .genericKubernetesResources(KIND)
                .inNamespace(namespace)
                .withLabel(ApiGroup.MANAGED_BY_LABEL, ApiGroup.FIELD_MANAGER)
                .withLabel(of.getKey(), of.getValue())
                .list()
                .getItems());
  }

  private GenericKubernetesResource body(Revision revision, long number) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("apiVersion", "apps/v1").put("kind", "ControllerRevision");
    ObjectNode metadata = body.putObject("metadata");
    metadata.put("name", revision.name()).put("namespace", namespace);
    metadata
        .putObject("labels")
        .put(ApiGroup.MANAGED_BY_LABEL, ApiGroup.FIELD_MANAGER)
        .put(revision.of().getKey(), revision.of().getValue());
    metadata.putObject("annotations").put(UID, revision.uid());
    body.set("data", revision.data());
    body.put("revision", number);
    try {
      return MAPPER.treeToValue(body, GenericKubernetesResource.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a revision is no Kubernetes object", e);
    }
  }

  private static long number(GenericKubernetesResource revision) {
    return revision.get("revision") instanceof Number number ? number.longValue() : 0;
  }

  private <T> T ask(Supplier<T> request) {
    return gate.pass(attempts, request);
  }
}

package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.client.Attempts;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.client.RequestGate;
import io.platformtenant.operator.client.TreeResource;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.residue.AppliedKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** A cluster behind a Fabric8 client. */
public final class KubernetesCluster implements Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(KubernetesCluster.class);
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(ApiGroup.FIELD_MANAGER)
          .withForce(true)
          .build();
  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(ApiGroup.FIELD_MANAGER)
          .build();

  private final KubernetesClient client;
  private final Attempts attempts;
  private final RequestGate gate;
  private final Consumer<GenericKubernetesResource> written;

  /**
   * @param written told of every object as the server has it after a write of ours
   */
  public KubernetesCluster(
      KubernetesClient client, RequestGate gate, Consumer<GenericKubernetesResource> written) {
    this.client = Attempts.once(client);
    this.attempts = Attempts.of(client);
    this.gate = gate;
    this.written = written;
  }

  @Override
  public ObjectNode apply(ObjectId id, ObjectNode body) {
    return write("applied", id, () -> exactly(id).patch(APPLY, body.toString()));
  }

  @Override
  public ObjectNode mergePatch(ObjectId id, ObjectNode patch) {
    return write("patched", id, () -> exactly(id).patch(MERGE, patch.toString()));
  }

  private ObjectNode write(String what, ObjectId id, Supplier<GenericKubernetesResource> request) {
    GenericKubernetesResource after = call(id, request);
    about(LOG.atInfo(), id).log(what);
    written.accept(after);
    return TreeResource.tree(after);
  }

  @Override
  public Optional<ObjectNode> get(ObjectId id) {
    return call(id, () -> Optional.ofNullable(resource(id).get()).map(TreeResource::tree));
  }

  @Override
  public List<ObjectNode> list(ManagedKind kind, Owner owner) {
    return call(
        ObjectId.of(kind, "", ""),
        () ->
            client
                .genericKubernetesResources(Contexts.of(kind))
                .inAnyNamespace()
                .withLabel(ApiGroup.MANAGED_BY_LABEL, ApiGroup.FIELD_MANAGER)
                .withLabel(owner.label(), owner.name())
                .withoutLabel(owner.otherLabel())
                .list()
                .getItems()
                .stream()
                .map(TreeResource::tree)
                .toList());
  }

  @Override
  public List<ObjectNode> listApplied(AppliedKind kind, String home) {
    return call(
        () -> new AppliedObjects(client).of(kind, home), e -> ApiFailure.of(e, kind.apiVersion()));
  }

  @Override
  public List<AppliedKind> kindsToList(String namespace) {
    return call(
        () -> new ListableKinds(client).in(namespace),
        e -> ApiFailure.of(e, "what may be listed in namespace " + namespace));
  }

  @Override
  public void delete(ObjectId id, ObjectNode live) {
    call(
        id,
        () ->
            resource(id, TreeResource.of(live))
                .lockResourceVersion(live.path("metadata").path("resourceVersion").asText())
                .delete());
    about(LOG.atInfo(), id).log("deleted");
  }

  /** The client's own way to ask for both, a version and what becomes of the rest, is none. */
  @Override
  public void deleteAlone(ObjectId id, ObjectNode live) {
    ObjectNode options = live.objectNode();
    options.put("apiVersion", "v1").put("kind", "DeleteOptions").put("propagationPolicy", "Orphan");
    options
        .putObject("preconditions")
        .set("resourceVersion", live.path("metadata").path("resourceVersion"));
    call(id, () -> client.raw(path(id), "DELETE", options));
    about(LOG.atInfo(), id).log("deleted, and what it owns left");
  }

  private static String path(ObjectId id) {
    return (id.kind().group().isEmpty() ? "/api/" : "/apis/")
        + id.kind().apiVersion()
        + (id.namespace().isEmpty() ? "" : "/namespaces/" + id.namespace())
        + "/"
        + id.kind().plural()
        + "/"
        + id.name();
  }

  @Override
  public boolean serves(ManagedKind kind) {
    return call(
        ObjectId.of(kind, "", ""),
        () ->
            client.getApiGroups().getGroups().stream()
                .filter(group -> group.getName().equals(kind.group()))
                .flatMap(group -> group.getVersions().stream())
                .anyMatch(version -> serves(version.getGroupVersion(), kind)));
  }

  private boolean serves(String version, ManagedKind kind) {
    var served = client.getApiResources(version);
    return served != null
        && served.getResources().stream().anyMatch(r -> r.getKind().equals(kind.kind()));
  }

  private <T> T call(ObjectId id, Supplier<T> request) {
    return call(request, e -> told(ApiFailure.of(e, id), id));
  }

  private static ApiFailure told(ApiFailure failure, ObjectId id) {
    about(failure.isTrouble() ? LOG.atWarn() : LOG.atDebug(), id)
        .addKeyValue("reason", failure.kind().reason())
        .log(failure.getMessage());
    return failure;
  }

  private <T> T call(Supplier<T> request, Function<KubernetesClientException, ApiFailure> failure) {
    try {
      return gate.pass(attempts, request);
    } catch (KubernetesClientException e) {
      throw failure.apply(e);
    }
  }

  private static LoggingEventBuilder about(LoggingEventBuilder line, ObjectId id) {
    return line.addKeyValue("kind", id.kind().kind())
        .addKeyValue(
            "object", id.namespace().isEmpty() ? id.name() : id.namespace() + "/" + id.name());
  }

  private Resource<GenericKubernetesResource> resource(ObjectId id) {
    var all = client.genericKubernetesResources(Contexts.of(id.kind()));
    return id.namespace().isEmpty()
        ? all.withName(id.name())
        : all.inNamespace(id.namespace()).withName(id.name());
  }

  /** Without asking the server for it first, as the client does of what it knows by name only. */
  private Resource<GenericKubernetesResource> exactly(ObjectId id) {
    return resource(id, TreeResource.naming(id.namespace(), id.name()));
  }

  private Resource<GenericKubernetesResource> resource(
      ObjectId id, GenericKubernetesResource body) {
    var all = client.genericKubernetesResources(Contexts.of(id.kind()));
    return id.namespace().isEmpty()
        ? all.resource(body)
        : all.inNamespace(id.namespace()).resource(body);
  }
}

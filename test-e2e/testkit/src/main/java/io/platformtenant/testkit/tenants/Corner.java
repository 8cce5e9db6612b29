package io.platformtenant.testkit.tenants;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.waiting.PolicyReadiness;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * One story's corner of a shared cluster: names of its own, and a label that only its operator
 * selects. In the text of manifests, {@code {id}} stands for the corner's name.
 */
public final class Corner {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Pattern DOCUMENT = Pattern.compile("(?m)^---$");
  private static final String LABEL = "example.com/story";
  // As kubectl does it: what the operator put there, its finalizer above all, stays.
  private static final PatchContext AS_A_USER =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("user")
          .withForce(true)
          .build();

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient admin;
  private final String id;

  public Corner(KubernetesClient admin, String story) {
    this.admin = admin;
    // All as long: a plan counts what room a tenant's name leaves, and corners are compared.
    this.id = story + "%03d".formatted(NUMBER.incrementAndGet());
  }

  public String id() {
    return id;
  }

  public String selector() {
    return LABEL + "=" + id;
  }

  /** Selects what belongs to any of these corners. */
  public static String selector(Collection<Corner> corners) {
    return corners.stream().map(Corner::id).collect(joining(",", LABEL + " in (", ")"));
  }

  /** Applies it as a user would, with this corner's label. */
  public void apply(Manifest<?> manifest) {
    apply(manifest.yaml());
  }

  /** Applies manifests as a user would, with this corner's label. */
  public void apply(String manifests) {
    List<String> documents =
        DOCUMENT
            .splitAsStream(manifests.replace("{id}", id))
            .filter(document -> !document.isBlank())
            .toList();
    for (String document : documents) {
      var object = Serialization.unmarshal(document, GenericKubernetesResource.class);
      var labels = new TreeMap<String, String>();
      Optional.ofNullable(object.getMetadata().getLabels()).ifPresent(labels::putAll);
      labels.put(LABEL, id);
      object.getMetadata().setLabels(labels);
      PolicyReadiness.awaited(
              () -> applied(object), refusal -> refusal.map(Throwable::getMessage).orElse(""))
          .ifPresent(
              refusal -> {
                throw refusal;
              });
    }
  }

  private Optional<KubernetesClientException> applied(GenericKubernetesResource object) {
    try {
      admin.resource(object).patch(AS_A_USER);
      return Optional.empty();
    } catch (KubernetesClientException refusal) {
      return Optional.of(refusal);
    }
  }

  public PlatformTenant tenant(String name) {
    return admin.resources(PlatformTenant.class).withName(name.replace("{id}", id)).get();
  }

  public PlatformTenantClass tenantClass(String name) {
    return admin.resources(PlatformTenantClass.class).withName(name.replace("{id}", id)).get();
  }

  public Optional<PlatformTenantStatus> status(String name) {
    return Optional.ofNullable(tenant(name)).map(PlatformTenant::getStatus);
  }

  public Optional<Condition> condition(String name, String type) {
    return status(name).stream()
        .flatMap(s -> s.conditions().stream())
        .filter(c -> c.type().equals(type))
        .findFirst();
  }

  /** Whether a tenant is Ready for what it says now. */
  public boolean isReady(String name) {
    return ready(name).isPresent();
  }

  /** What a tenant says of itself that is Ready for what it says now. */
  public Optional<Condition> ready(String name) {
    PlatformTenant tenant = tenant(name);
    return condition(name, "Ready")
        .filter(c -> c.status().equals("True"))
        .filter(c -> c.observedGeneration().equals(tenant.getMetadata().getGeneration()));
  }

  /** What events say about a tenant under a reason. */
  public List<String> told(String name, String reason) {
    return admin.events().v1().events().inNamespace("default").list().getItems().stream()
        .filter(e -> e.getRegarding() != null && name.equals(e.getRegarding().getName()))
        .filter(e -> reason.equals(e.getReason()))
        .map(Event::getNote)
        .toList();
  }

  /** Deletes a tenant, as somebody who means it. */
  public void delete(String name) {
    approveDeletion(name);
    admin.resources(PlatformTenant.class).withName(name.replace("{id}", id)).delete();
  }

  public void approveDeletion(String name) {
    annotate(name, ApiGroup.DELETION_APPROVED_ANNOTATION, Instant.now().toString());
  }

  /**
   * Takes away its tenants and classes once no operator looks after them, and what stands beside
   * others' in the namespaces of Argo CD: every write of a tenant is judged once for each class
   * there is, and every operator reads all of it.
   */
  public void clear() {
    List.of(PlatformTenant.class, PlatformTenantClass.class).forEach(this::clear);
    admin.resources(PlatformTenantOverride.class).list().getItems().stream()
        .filter(override -> override.getSpec().tenant().equals(id))
        .forEach(override -> end(admin.resource(override)));
    for (ManagedKind kind :
        List.of(ManagedKind.APPLICATION_SET, ManagedKind.APPLICATION, ManagedKind.APP_PROJECT)) {
      admin
          .genericKubernetesResources(Contexts.of(kind))
          .inAnyNamespace()
          .withLabel(ApiGroup.TENANT_LABEL, id)
          .list()
          .getItems()
          .forEach(object -> end(admin.resource(object)));
    }
  }

  private <T extends HasMetadata> void clear(Class<T> type) {
    admin.resources(type).withLabel(LABEL, id).resources().forEach(Corner::end);
  }

  /** What a set made goes along with it, maybe before its turn. */
  private static void end(Resource<? extends HasMetadata> resource) {
    try {
      release(resource);
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404) {
        throw e;
      }
    }
  }

  private static void release(Resource<? extends HasMetadata> resource) {
    resource.patch(
        MERGE,
        "{\"metadata\":{\"finalizers\":null,\"annotations\":{\"%s\":\"%s\"}}}"
            .formatted(ApiGroup.DELETION_APPROVED_ANNOTATION, Instant.now()));
    resource.delete();
  }

  public void annotate(String name, String key, String value) {
    admin
        .resources(PlatformTenant.class)
        .withName(name.replace("{id}", id))
        .patch(MERGE, "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(key, value));
  }

  public GenericKubernetesResource get(ObjectId object) {
    var all = admin.genericKubernetesResources(Contexts.of(object.kind()));
    return object.namespace().isEmpty()
        ? all.withName(object.name()).get()
        : all.inNamespace(object.namespace()).withName(object.name()).get();
  }

  /**
   * What changes when somebody writes an object or makes it anew. Flux writes the status of a stage
   * at every interval, and so its version.
   */
  public String writtenAs(ObjectId object) {
    var metadata = get(object).getMetadata();
    return metadata.getUid()
        + " "
        + (object.kind() == ManagedKind.KUSTOMIZATION
            ? metadata.getGeneration() + " " + metadata.getLabels()
            : metadata.getResourceVersion());
  }

  public boolean exists(ObjectId object) {
    return get(object) != null;
  }

  /** Whether it is there and carries the mark of a tenant; what is retained lost it. */
  public boolean hasMark(ObjectId object) {
    return Optional.ofNullable(get(object))
        .map(there -> there.getMetadata().getLabels())
        .filter(labels -> labels.containsKey(ApiGroup.TENANT_LABEL))
        .isPresent();
  }

  /** Everything in the cluster that carries a tenant's mark. */
  public SortedSet<ObjectId> everythingOf(String tenant) {
    return new TreeSet<>(uidsOf(tenant).keySet());
  }

  /** The same with what tells an object from one that was made anew under its name. */
  public NavigableMap<ObjectId, String> uidsOf(String tenant) {
    return uidsWith("platformtenant.io/tenant", tenant);
  }

  /** Everything in the cluster that carries a class's mark. */
  public SortedSet<ObjectId> everythingOfClass(String tenantClass) {
    return new TreeSet<>(uidsWith("platformtenant.io/class", tenantClass).keySet());
  }

  private NavigableMap<ObjectId, String> uidsWith(String label, String value) {
    NavigableMap<ObjectId, String> found = new TreeMap<>();
    for (ManagedKind kind : Arrays.asList(ManagedKind.values())) {
      List<? extends HasMetadata> items =
          admin
              .genericKubernetesResources(Contexts.of(kind))
              .inAnyNamespace()
              .withLabel(label, value.replace("{id}", id))
              .list()
              .getItems();
      items.forEach(
          o ->
              found.put(
                  ObjectId.of(
                      kind,
                      Optional.ofNullable(o.getMetadata().getNamespace()).orElse(""),
                      o.getMetadata().getName()),
                  o.getMetadata().getUid()));
    }
    return found;
  }
}

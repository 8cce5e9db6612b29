package io.platformtenant.testkit.safety;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog.Deed;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The objects that exist, followed from request to request. */
final class Objects {
  private final SortedMap<ObjectId, JsonNode> live;

  Objects(Map<ObjectId, JsonNode> live) {
    this.live = new TreeMap<>(live);
  }

  /** Which of our kinds a request is about; empty for others and for subresources. */
  static Optional<ObjectId> of(Request request) {
    return Arrays.stream(ManagedKind.values())
        .filter(
            kind ->
                kind.group().equals(request.group())
                    && kind.plural().equals(request.resource())
                    && request.subresource().isEmpty())
        .findFirst()
        .map(kind -> ObjectId.of(kind, request.namespace(), request.name()));
  }

  static boolean isDone(Deed deed) {
    return deed.request().isWrite()
        && deed.request().code() / 100 == 2
        && !deed.request().query().contains("dryRun");
  }

  /** Carries out a request that the server carried out. */
  void follow(ObjectId id, Deed deed) {
    JsonNode now = deed.answer();
    boolean gone =
        deed.request().verb().equals("delete")
            ? !now.has("metadata") || now.path("kind").asText().equals("Status") || isLastOf(now)
            : now.at("/metadata/deletionTimestamp").isTextual() && isLastOf(now);
    if (gone && id.kind() != ManagedKind.NAMESPACE) {
      live.remove(id);
    } else if (now.path("metadata").has("name")) {
      live.put(id, now);
    }
  }

  private static boolean isLastOf(JsonNode object) {
    return object.at("/metadata/finalizers").isEmpty();
  }

  Optional<JsonNode> get(ObjectId id) {
    return Optional.ofNullable(live.get(id));
  }

  Collection<ObjectId> ids() {
    return live.keySet();
  }

  static Set<String> rights(Map<ObjectId, JsonNode> objects) {
    Set<String> rights = new TreeSet<>();
    objects.forEach((id, object) -> rights.addAll(Rights.of(id, object)));
    return rights;
  }

  static String label(JsonNode object, String key) {
    return object.path("metadata").path("labels").path(key).asText("");
  }

  /** What engines do as an account. */
  Set<ObjectId> actingAs(String tenant, String namespace, String account) {
    Set<ObjectId> acting = new TreeSet<>();
    live.forEach(
        (id, object) -> {
          boolean acts =
              switch (id.kind()) {
                case KUSTOMIZATION ->
                    id.namespace().equals(namespace)
                        && object.at("/spec/serviceAccountName").asText().equals(account);
                case APPLICATION ->
                    label(object, ApiGroup.TENANT_LABEL).equals(tenant)
                        && account.equals(
                            "argocd-deployer-" + label(object, ApiGroup.ENVIRONMENT_LABEL));
                default -> false;
              };
          if (acts) {
            acting.add(id);
          }
        });
    return acting;
  }

  /** Whether an account has another binding beside this one. */
  boolean hasAnotherBeside(ObjectId binding, JsonNode subject) {
    return live.entrySet().stream()
        .filter(o -> o.getKey().kind() == binding.kind() && !o.getKey().equals(binding))
        .filter(o -> o.getKey().namespace().equals(binding.namespace()))
        .anyMatch(
            o ->
                o.getValue()
                    .path("subjects")
                    .valueStream()
                    .anyMatch(other -> other.path("name").equals(subject.path("name"))));
  }
}

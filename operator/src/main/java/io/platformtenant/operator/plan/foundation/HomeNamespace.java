package io.platformtenant.operator.plan.foundation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PodSecurity;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A namespace of Flux objects and accounts, in which no pod can run: nothing acts as they do. */
public final class HomeNamespace {
  static final String POD_SECURITY = "pod-security.kubernetes.io/";
  static final String ENFORCE = POD_SECURITY + "enforce";

  /**
   * A namespace has one owner, us. A tenant whose repository once held it must not be able to prune
   * it away with either engine.
   */
  static final Map<String, String> KEPT =
      Map.of(
          "argocd.argoproj.io/sync-options", "Prune=false,Delete=false",
          "kustomize.toolkit.fluxcd.io/prune", "disabled");

  private HomeNamespace() {}

  /**
   * @param notes annotations of it that are read again where a status is lost
   */
  public static Stream<PlannedObject> of(String name, Owner owner, Map<String, String> notes) {
    ObjectId id = ObjectId.namespace(name);
    ObjectNode body = Bodies.of(id, owner, Map.of(ENFORCE, PodSecurity.restricted.name()));
    Map<String, String> annotations = new TreeMap<>(KEPT);
    annotations.putAll(notes);
    annotate(body, annotations);
    return Stream.of(
        new PlannedObject(id, "", body, Collections.emptySortedSet(), false), noPods(id, owner));
  }

  private static PlannedObject noPods(ObjectId namespace, Owner owner) {
    ObjectId id = ObjectId.of(ManagedKind.RESOURCE_QUOTA, namespace.name(), "platform-tenant");
    ObjectNode body = Bodies.of(id, owner, Map.of());
    body.putObject("spec").putObject("hard").put("pods", "0");
    return new PlannedObject(id, "", body, new TreeSet<>(Set.of(namespace)), false);
  }

  static void annotate(ObjectNode body, Map<String, String> annotations) {
    ((ObjectNode) body.get("metadata")).set("annotations", Bodies.strings(annotations));
  }
}

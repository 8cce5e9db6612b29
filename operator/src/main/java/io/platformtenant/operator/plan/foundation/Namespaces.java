package io.platformtenant.operator.plan.foundation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.Environment;
import io.platformtenant.api.EnvironmentNamespace;
import io.platformtenant.api.NamespacePolicy;
import io.platformtenant.api.NamespaceProfile;
import io.platformtenant.api.PodSecurity;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The home namespace, in which no pod can run, and the namespaces of the environments. */
final class Namespaces {
  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  /**
   * A namespace has one owner, us. A tenant whose repository once held it must not be able to prune
   * it away with either engine.
   */
  private static final Map<String, String> KEPT =
      Map.of(
          "argocd.argoproj.io/sync-options", "Prune=false,Delete=false",
          "kustomize.toolkit.fluxcd.io/prune", "disabled");

  private Namespaces() {}

  static Stream<PlannedObject> of(Contract contract) {
    return Stream.concat(
        Stream.of(home(contract), noPods(contract)),
        contract.environments().stream()
            .flatMap(e -> e.namespaces().stream().map(n -> environment(contract, e, n))));
  }

  private static PlannedObject home(Contract contract) {
    ObjectId id = ObjectId.namespace(contract.names().homeNamespace());
    ObjectNode body =
        Bodies.of(id, contract.tenant(), Map.of(ENFORCE, PodSecurity.restricted.name()));
    annotate(body, KEPT);
    return new PlannedObject(id, "", body, Collections.emptySortedSet(), false);
  }

  private static PlannedObject noPods(Contract contract) {
    String home = contract.names().homeNamespace();
    ObjectId id = ObjectId.of(ManagedKind.RESOURCE_QUOTA, home, "platform-tenant");
    ObjectNode body = Bodies.of(id, contract.tenant(), Map.of());
    body.putObject("spec").putObject("hard").put("pods", "0");
    return new PlannedObject(
        id, "", body, new TreeSet<>(java.util.Set.of(ObjectId.namespace(home))), false);
  }

  private static PlannedObject environment(
      Contract contract, Environment environment, EnvironmentNamespace namespace) {
    NamespaceProfile profile = contract.defaults().profile(namespace.profile()).orElseThrow();
    PodSecurity security =
        profile.podSecurity() == null ? PodSecurity.restricted : profile.podSecurity();
    // The operator over the class over the tenant: what comes later wins.
    Map<String, String> labels = new TreeMap<>(namespace.labels());
    labels.putAll(profile.labels());
    labels.putAll(Labels.of(environment));
    labels.put(ENFORCE, security.name());
    Map<String, String> annotations = new TreeMap<>(namespace.annotations());
    annotations.putAll(profile.annotations());
    annotations.putAll(KEPT);
    ObjectId id = ObjectId.namespace(namespace.name());
    ObjectNode body = Bodies.of(id, contract.tenant(), labels);
    annotate(body, annotations);
    return new PlannedObject(
        id,
        environment.name(),
        body,
        Collections.emptySortedSet(),
        namespace.policy() == NamespacePolicy.Existing);
  }

  private static void annotate(ObjectNode body, Map<String, String> annotations) {
    ((ObjectNode) body.get("metadata")).set("annotations", Bodies.strings(annotations));
  }
}

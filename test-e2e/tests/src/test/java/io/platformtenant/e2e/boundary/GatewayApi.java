package io.platformtenant.e2e.boundary;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.waiting.Established;
import java.util.Locale;
import java.util.stream.Stream;

/** Kinds of the Gateway API by name alone: what a policy reads of them needs no schema. */
final class GatewayApi {
  private static final String CRD =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: {plural}.gateway.networking.k8s.io
        annotations: {api-approved.kubernetes.io: "https://github.com/kubernetes-sigs/gateway-api/pull/2997"}
      spec:
        group: gateway.networking.k8s.io
        scope: Namespaced
        names: {kind: {kind}, listKind: {kind}List, plural: {plural}, singular: {singular}}
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
      """;

  private GatewayApi() {}

  static void isThere(KubernetesClient admin) {
    Stream.of("HTTPRoute", "GRPCRoute", "TLSRoute", "Gateway")
        .map(GatewayApi::definition)
        .forEach(
            crd -> {
              admin.resource(crd).serverSideApply();
              Established.await(admin, crd.getMetadata().getName());
            });
  }

  private static CustomResourceDefinition definition(String kind) {
    String singular = kind.toLowerCase(Locale.ROOT);
    return Serialization.unmarshal(
        CRD.replace("{kind}", kind)
            .replace("{plural}", singular + "s")
            .replace("{singular}", singular),
        CustomResourceDefinition.class);
  }
}

package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.platformtenant.operator.client.TreeResource;
import io.platformtenant.operator.residue.AppliedKind;
import io.platformtenant.operator.residue.Residue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a stage applied, of whatever kind, by the labels that Flux put on it. */
record AppliedObjects(KubernetesClient client) {
  /** Of a kind that the server does not know any more nothing can be there. */
  List<ObjectNode> of(AppliedKind kind, String home) {
    return served(kind).map(context -> of(context, kind.namespace(), home)).orElse(List.of());
  }

  private List<ObjectNode> of(ResourceDefinitionContext context, String namespace, String home) {
    var all = client.genericKubernetesResources(context);
    var there = context.isNamespaceScoped() ? all.inNamespace(namespace) : all;
    return there.withLabels(Map.of(Residue.OWNER_NAMESPACE, home)).list().getItems().stream()
        .map(TreeResource::tree)
        .toList();
  }

  /** In the version it was applied in, else in any other that is served by now. */
  private Optional<ResourceDefinitionContext> served(AppliedKind kind) {
    return Stream.concat(Stream.of(kind.apiVersion()), versions(kind.group()))
        .distinct()
        .flatMap(version -> in(version, kind).stream())
        .findFirst();
  }

  private Stream<String> versions(String group) {
    return group.isEmpty()
        ? Stream.empty()
        : client.getApiGroups().getGroups().stream()
            .filter(g -> g.getName().equals(group))
            .flatMap(g -> g.getVersions().stream())
            .map(GroupVersionForDiscovery::getGroupVersion);
  }

  private Optional<ResourceDefinitionContext> in(String version, AppliedKind kind) {
    var resources = client.getApiResources(version);
    return resources == null
        ? Optional.empty()
        : resources.getResources().stream()
            .filter(r -> r.getKind().equals(kind.kind()) && !r.getName().contains("/"))
            .map(r -> context(version, r))
            .findFirst();
  }

  private static ResourceDefinitionContext context(String version, APIResource resource) {
    int slash = version.indexOf('/');
    return new ResourceDefinitionContext.Builder()
        .withGroup(slash < 0 ? "" : version.substring(0, slash))
        .withVersion(version.substring(slash + 1))
        .withKind(resource.getKind())
        .withPlural(resource.getName())
        .withNamespaced(resource.getNamespaced())
        .build();
  }
}

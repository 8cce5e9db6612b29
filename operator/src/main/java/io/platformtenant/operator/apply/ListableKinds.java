package io.platformtenant.operator.apply;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.operator.residue.AppliedKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which kinds the operator may list in a namespace, as the server says of its rights. */
record ListableKinds(KubernetesClient client) {
  private static final String ANY = "*";

  List<AppliedKind> in(String namespace) {
    var review =
        new SelfSubjectRulesReviewBuilder()
            .withNewSpec()
            .withNamespace(namespace)
            .endSpec()
            .build();
    List<ResourceRule> rules =
        client
            .authorization()
            .v1()
            .selfSubjectRulesReview()
            .create(review)
            .getStatus()
            .getResourceRules()
            .stream()
            .filter(rule -> names(rule.getVerbs(), "list"))
            .filter(rule -> rule.getResourceNames().isEmpty())
            .toList();
    return groups()
        .filter(g -> rules.stream().anyMatch(rule -> names(rule.getApiGroups(), g.group())))
        .flatMap(g -> kinds(g, rules, namespace))
        .toList();
  }

  private record Served(String group, String version) {
    String apiVersion() {
      return group.isEmpty() ? version : group + "/" + version;
    }
  }

  private Stream<Served> groups() {
    return Stream.concat(
        Stream.of(new Served("", "v1")),
        client.getApiGroups().getGroups().stream().map(ListableKinds::preferred));
  }

  private static Served preferred(APIGroup group) {
    return new Served(group.getName(), group.getPreferredVersion().getVersion());
  }

  private Stream<AppliedKind> kinds(Served served, List<ResourceRule> rules, String namespace) {
    return Optional.ofNullable(client.getApiResources(served.apiVersion()))
        .map(APIResourceList::getResources)
        .stream()
        .flatMap(Collection::stream)
        .filter(APIResource::getNamespaced)
        .filter(r -> !r.getName().contains("/") && r.getVerbs().contains("list"))
        .filter(r -> rules.stream().anyMatch(rule -> allows(rule, served.group(), r.getName())))
        .map(r -> new AppliedKind(served.group(), served.version(), r.getKind(), namespace));
  }

  private static boolean allows(ResourceRule rule, String group, String resource) {
    return names(rule.getApiGroups(), group) && names(rule.getResources(), resource);
  }

  private static boolean names(List<String> names, String name) {
    return names.contains(name) || names.contains(ANY);
  }
}

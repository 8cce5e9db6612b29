package io.platformtenant.testkit.safety;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.model.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an object lets somebody do, as single sentences that two states can be compared by. */
final class Rights {
  private static final List<String> ANY = List.of("");

  private Rights() {}

  static Set<String> of(ObjectId id, JsonNode object) {
    JsonNode spec = object.path("spec");
    return switch (id.kind()) {
      case ROLE_BINDING, CLUSTER_ROLE_BINDING -> ofBinding(id, object);
      case KUSTOMIZATION ->
          Set.of(
              id.brief() + " acts as " + spec.path("serviceAccountName").asText("its controller"));
      case APPLICATION -> Set.of(id.brief() + " is of project " + spec.path("project").asText());
      case APP_PROJECT -> ofProject(id, spec);
      case NAMESPACE,
          RESOURCE_QUOTA,
          LIMIT_RANGE,
          NETWORK_POLICY,
          SERVICE_ACCOUNT,
          GIT_REPOSITORY,
          OCI_REPOSITORY,
          BUCKET,
          APPLICATION_SET ->
          Set.of();
    };
  }

  private static Set<String> ofBinding(ObjectId id, JsonNode binding) {
    String where = id.namespace().isEmpty() ? "everywhere" : "in " + id.namespace();
    Set<String> rights = new TreeSet<>();
    for (JsonNode subject : binding.path("subjects")) {
      rights.add(
          "%s %s/%s has %s %s"
              .formatted(
                  subject.path("kind").asText(),
                  subject.path("namespace").asText(),
                  subject.path("name").asText(),
                  binding.at("/roleRef/name").asText(),
                  where));
    }
    return rights;
  }

  private static Set<String> ofProject(ObjectId id, JsonNode spec) {
    Set<String> rights = new TreeSet<>();
    for (String repository : texts(spec.path("sourceRepos"))) {
      spec.path("destinations")
          .forEach(to -> rights.add(id.brief() + " delivers from " + repository + " to " + to));
    }
    spec.path("destinationServiceAccounts")
        .forEach(as -> rights.add(id.brief() + " delivers as " + as));
    Stream.of("clusterResourceWhitelist", "namespaceResourceWhitelist", "sourceNamespaces")
        .forEach(
            list ->
                spec.path(list).forEach(what -> rights.add(id.brief() + " " + list + " " + what)));
    for (JsonNode role : spec.path("roles")) {
      List<String> groups = texts(role.path("groups"));
      for (String policy : texts(role.path("policies"))) {
        (groups.isEmpty() ? ANY : groups)
            .forEach(group -> rights.add(id.brief() + " lets " + group + " " + policy));
      }
    }
    return rights;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}

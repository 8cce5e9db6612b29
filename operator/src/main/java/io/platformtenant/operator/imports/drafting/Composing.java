package io.platformtenant.operator.imports.drafting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.HandMade;
import io.platformtenant.operator.imports.ImportSettings;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.Places;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.imports.teams.Team;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.text.Wildcards;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the first draft of a contract, with everything that its team has and nobody in it. */
public final class Composing {
  private final HandMade found;
  private final ImportSettings settings;

  public Composing(HandMade found, ImportSettings settings) {
    this.found = found;
    this.settings = settings;
  }

  public Draft draft(Team team) {
    Places places = places(team);
    ObjectNode contract = JsonNodeFactory.instance.objectNode();
    contract.put("apiVersion", ApiGroup.NAME + "/" + ApiGroup.VERSION);
    contract.put("kind", "PlatformTenant");
    contract.putObject("metadata").put("name", team.name());
    ObjectNode spec = contract.putObject("spec");
    var draft = new Draft(team, contract, places);
    settings.className().ifPresent(name -> spec.put("className", name));
    if (places.environments().isEmpty()) {
      return withoutNamespaces(draft);
    }
    spec.set("owner", OwnerReading.of(team, draft));
    spec.set("environments", environments(places, draft));
    var bootstrap = new BootstrapDraft(found, draft);
    putIfSaid(spec, "bootstrap", bootstrap.tree());
    putIfSaid(spec, "delivery", new DeliveryDraft(draft, settings.argocdNamespace()).tree());
    lifecycle(spec, draft);
    return draft;
  }

  /** A contract has an environment at least. */
  private static Draft withoutNamespaces(Draft draft) {
    draft.refuse();
    Stream.concat(draft.team().projects().stream(), draft.team().kustomizations().stream())
        .forEach(
            there ->
                draft.tell(
                    new Remark(
                        there.subject(),
                        "spec.destinations",
                        there.spec().path("destinations").toString(),
                        "leads to no namespace that a tenant can have, so that there is no contract"
                            + " for tenant "
                            + draft.name()
                            + "; read its namespaces too, or label them and say --tenant-label",
                        true)));
    return draft;
  }

  private Places places(Team team) {
    var names =
        EnvironmentNames.of(
            team,
            namespace ->
                settings
                    .environmentLabel()
                    .flatMap(
                        key ->
                            found
                                .get(ObjectId.namespace(namespace))
                                .flatMap(there -> there.label(key))));
    return new Places(
        names.byNamespace(),
        names.byNamespace().values().stream()
            .filter(this::mustBeProtected)
            .collect(Collectors.toSet()));
  }

  private boolean mustBeProtected(String environment) {
    return Optional.ofNullable(
            settings.followed().tenantClass().getSpec().guardrails().mustProtect())
        .stream()
        .flatMap(must -> must.environments().stream())
        .anyMatch(pattern -> Wildcards.of(pattern, "").matches(environment));
  }

  private ArrayNode environments(Places places, Draft draft) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    var reading = new NamespaceReading(settings.followed().tenantClass().getSpec(), draft.name());
    for (String environment : places.environments()) {
      ObjectNode one = list.addObject().put("name", environment);
      if (places.protectedOnes().contains(environment)) {
        one.put("protected", true);
      }
      ArrayNode namespaces = one.putArray("namespaces");
      for (String name : places.namespacesOf(environment)) {
        var notes = new Notes(ObjectId.namespace(name).brief());
        namespaces.add(reading.of(name, found.get(ObjectId.namespace(name)), notes));
        draft.tell(notes);
      }
    }
    return list;
  }

  /** Nothing is touched before somebody has looked, and says so. */
  private void lifecycle(ObjectNode spec, Draft draft) {
    Set<Adoption> permitted =
        Set.copyOf(settings.followed().tenantClass().getSpec().guardrails().adoption());
    if (permitted.contains(Adoption.Observe)) {
      spec.putObject("lifecycle").put("adoption", Adoption.Observe.name());
    } else {
      draft.tell(
          new Remark(
              "PlatformTenantClass " + settings.followed().name(),
              "spec.guardrails.adoption",
              "",
              "permits no Observe, so that the contract says nothing of adoption; say [Observe,"
                  + " Adopt] in the class, and lifecycle.adoption: Observe in the contract",
              false));
    }
  }

  static void putIfSaid(ObjectNode tree, String field, ObjectNode block) {
    if (!block.isEmpty()) {
      tree.set(field, block);
    }
  }
}

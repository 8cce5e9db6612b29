package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Fields;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.Places;
import io.platformtenant.operator.imports.teams.Destination;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a project permits, as far as it is literal; the rest is told. */
public final class ProjectReading {
  private static final String GLOBS = "*?![]{}\\";

  private final Existing project;
  private final Places places;
  private final JsonNode planned;
  private final Notes notes;
  private final SortedSet<String> repositories = new TreeSet<>();
  private Optional<String> description = Optional.empty();

  private ProjectReading(Existing project, Places places, JsonNode planned, Notes notes) {
    this.project = project;
    this.places = places;
    this.planned = planned;
    this.notes = notes;
  }

  /**
   * @param planned spec of the project that its tenant will have; missing where that is not known
   */
  public static ProjectReading of(Existing project, Places places, JsonNode planned, Notes notes) {
    var reading = new ProjectReading(project, places, planned, notes);
    var spec = new Fields(project.spec(), "spec");
    // Roles are people's, windows a matter of their own, and the accounts of every contract.
    spec.without("roles", "syncWindows");
    reading.description = spec.text("description");
    reading.repositories(spec);
    reading.destinations(spec);
    reading.kinds(spec);
    spec.rest().forEach(reading::tell);
    return reading;
  }

  public SortedSet<String> repositories() {
    return repositories;
  }

  public Optional<String> description() {
    return description;
  }

  private void repositories(Fields spec) {
    JsonNode said = spec.get("sourceRepos");
    for (int i = 0; i < said.size(); i++) {
      String url = said.get(i).asText();
      if (url.chars().noneMatch(c -> GLOBS.indexOf(c) >= 0)) {
        repositories.add(url);
      } else {
        notes.say(
            "spec.sourceRepos[" + i + "]",
            url,
            "is a pattern; the project permits what applications use and delivery.repositories"
                + " names, one by one");
      }
    }
  }

  private void destinations(Fields spec) {
    JsonNode said = spec.get("destinations");
    for (int i = 0; i < said.size(); i++) {
      Destination to = Destination.of(said.get(i));
      String field = "spec.destinations[" + i + "]";
      if (!to.reachesHere()) {
        notes.say(field, said.get(i), "is another cluster, which no contract can name yet");
      } else if (!to.isLiteral() || !to.isHere()) {
        notes.say(
            field,
            said.get(i),
            "is a pattern; the project permits the namespaces of the contract, which are "
                + String.join(", ", places.byNamespace().keySet()));
      } else if (!places.byNamespace().containsKey(to.namespace())) {
        notes.say(
            field,
            said.get(i),
            "is no namespace of this tenant: it is the cluster's, an engine's or another's, and"
                + " no longer permitted");
      }
    }
  }

  private void kinds(Fields spec) {
    // No cluster-wide kind is permitted by any contract.
    spec.without("clusterResourceBlacklist");
    JsonNode said = spec.get("namespaceResourceBlacklist");
    for (int i = 0; i < said.size(); i++) {
      String kind = said.get(i).path("group").asText() + "/" + said.get(i).path("kind").asText();
      JsonNode it = said.get(i);
      boolean isDenied =
          planned.path("namespaceResourceBlacklist").valueStream().anyMatch(it::equals);
      if (!isDenied) {
        notes.say(
            "spec.namespaceResourceBlacklist[" + i + "]",
            kind,
            "is no longer denied; say so in delivery.deniedKinds of the class before");
      }
    }
    JsonNode permitted = spec.get("namespaceResourceWhitelist");
    if (!permitted.isEmpty()) {
      notes.say(
          "spec.namespaceResourceWhitelist",
          permitted,
          "is left out, which permits more: all kinds that the contract's project does not deny;"
              + " deny in delivery.deniedKinds of the class what shall stay out");
    }
    JsonNode cluster = spec.get("clusterResourceWhitelist");
    if (!cluster.isEmpty()) {
      notes.say(
          "spec.clusterResourceWhitelist",
          cluster,
          "is left out: no tenant delivers cluster-wide objects; bring those by cluster stages of"
              + " the class, or as the platform did before");
    }
    JsonNode accounts = spec.get("destinationServiceAccounts");
    if (!accounts.isEmpty() && !accounts.equals(planned.path("destinationServiceAccounts"))) {
      notes.say(
          "spec.destinationServiceAccounts",
          accounts,
          "are an account per environment instead, with roles.accounts.deployer of the class; see"
              + " that it may all that these may and Applications need");
    }
  }

  private void tell(Fields.Field field) {
    notes.say(
        field.path(),
        field.value(),
        switch (field.name()) {
          case "sourceNamespaces" ->
              "is left out: whoever writes an Application writes its project; Applications are"
                  + " those of the contract, in namespace \""
                  + project.namespace()
                  + "\"";
          case "signatureKeys", "sourceIntegrity" ->
              "stays as it is, and no contract says it; guardrails.verification of the class does";
          default -> "is left out: no contract says it";
        });
  }
}

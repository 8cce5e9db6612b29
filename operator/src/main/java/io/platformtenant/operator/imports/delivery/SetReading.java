package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Fields;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.teams.Destination;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.text.Placeholders;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Reads an ApplicationSet, if a contract can say all that decides what it makes. Its template is
 * read as an Application whose texts hold the placeholders of contracts.
 */
public final class SetReading {
  private static final Set<String> KNOWING_ITEMS =
      Set.of("path", "targetRevision", "valueFiles", "releaseName");
  private static final String NO =
      "no contract says this of a set; take it out, or leave the set to those who made it";

  private final String tenant;
  private final SortedMap<String, String> environments;
  private final Notes notes;

  /**
   * @param environments namespace to environment
   */
  public SetReading(String tenant, SortedMap<String, String> environments, Notes notes) {
    this.tenant = tenant;
    this.environments = environments;
    this.notes = notes;
  }

  public Optional<ReadSet> of(Existing there) {
    var spec = new Fields(there.spec(), "spec");
    spec.without("goTemplate", "goTemplateOptions", "template", "generators");
    policy(spec.block("syncPolicy"));
    spec.rest().forEach(field -> notes.leaveOut(field.path(), field.value(), NO));
    SetTemplate said = SetTemplate.of(there.body());
    JsonNode labels = there.spec().at("/template/metadata/labels");
    if (!labels.isEmpty()) {
      notes.say(
          "spec.template.metadata.labels",
          labels,
          "are left out: Applications of contracts carry the labels of the operator");
    }
    JsonNode template = said.template().path("spec");
    if (ItemTemplates.isLeft(template) || strays(template, "")) {
      notes.leaveOut("spec.template", "", "says more of its items than contracts can; " + NO);
      return Optional.empty();
    }
    return read(there, said);
  }

  private Optional<ReadSet> read(Existing there, SetTemplate said) {
    String namespace = Destination.of(said.template().at("/spec/destination")).namespace();
    String environment = environments.getOrDefault(namespace, "");
    String name = SetName.of(tenant, there.name(), said.called(), environment);
    Optional<ObjectNode> generator =
        Generators.of(there.spec().path("generators"), said.itemKey(), notes);
    Optional<ReadApplication> read =
        ApplicationReading.of(application(there, said), name, environments, notes);
    read.ifPresent(application -> releases(application, name));
    names(there, said, name, environment);
    return notes.isLeftOut() || generator.isEmpty()
        ? Optional.empty()
        : read.map(
            application -> new ReadSet(application.of(there), generator.get(), said.itemFrom()));
  }

  /** One of its Applications, as it would be called. */
  private static Existing application(Existing there, SetTemplate said) {
    ObjectNode body = there.body().objectNode();
    body.set("metadata", said.template().path("metadata"));
    body.set("spec", said.template().path("spec"));
    return new Existing(
        ObjectId.of(ManagedKind.APPLICATION, there.namespace(), said.called()), body);
  }

  /** A set that keeps its name and not those of what it makes would make all of it anew. */
  private void names(Existing there, SetTemplate said, String name, String environment) {
    String makes = tenant + "-" + name + "-{item}-" + environment;
    if (!environment.isEmpty()
        && there.name().equals(tenant + "-" + name + "-" + environment)
        && !said.called().equals(makes)) {
      notes.leaveOut(
          "spec.template.metadata.name",
          said.called(),
          "would become "
              + makes
              + ": taken over, the set would make its Applications anew and delete those there"
              + " are; give the set another name first, or its Applications these");
    }
  }

  /**
   * A set calls releases {@code <set>-<item>}; no contract says another name with an item in it.
   */
  private void releases(ReadApplication read, String name) {
    for (ObjectNode source : read.sources()) {
      if (source.path("helm") instanceof ObjectNode helm && helm.has("releaseName")) {
        String release = helm.path("releaseName").asText();
        if (release.equals(name + "-{item}")) {
          helm.remove("releaseName");
        } else {
          notes.leaveOut(
              "spec.template.spec.source.helm.releaseName",
              release,
              "would become " + name + "-{item}, and the chart would make everything anew; " + NO);
        }
        if (helm.isEmpty()) {
          source.remove("helm");
        }
      }
    }
  }

  private void policy(Fields policy) {
    if (policy.flag("preserveResourcesOnDeletion")) {
      notes.say(
          "spec.syncPolicy.preserveResourcesOnDeletion",
          "true",
          "is false in contracts: what an item delivered goes with it");
    }
    policy
        .text("applicationsSync")
        .filter(sync -> !sync.equals("sync"))
        .ifPresent(
            sync ->
                notes.say(
                    "spec.syncPolicy.applicationsSync",
                    sync,
                    "is sync in contracts: what left its source is deleted"));
    policy.rest().forEach(field -> notes.say(field.path(), field.value(), "is left out"));
  }

  /** Whether a placeholder of items stands where contracts have none. */
  private static boolean strays(JsonNode node, String field) {
    if (node.isContainerNode()) {
      return node.isArray()
          ? node.valueStream().anyMatch(item -> strays(item, field))
          : node.properties().stream().anyMatch(f -> strays(f.getValue(), f.getKey()));
    }
    return node.isTextual()
        && !KNOWING_ITEMS.contains(field)
        && Placeholders.ITEM.matcher(node.textValue()).find();
  }
}

package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Fields;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.teams.Destination;
import io.platformtenant.operator.model.EmptyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Reads an Application. What would be delivered is the same afterwards, or it is left out; what
 * else of it no contract says is noted.
 */
public final class ApplicationReading {
  private static final List<String> DIFFERENCE =
      List.of(
          "group",
          "kind",
          "name",
          "namespace",
          "jsonPointers",
          "jqPathExpressions",
          "managedFieldsManagers");

  /** Written by tools for themselves. */
  private static final Set<String> PASSING =
      Set.of(
          "kubectl.kubernetes.io/last-applied-configuration",
          "argocd.argoproj.io/tracking-id",
          "argocd.argoproj.io/refresh",
          "argocd.argoproj.io/hydrate");

  private ApplicationReading() {}

  /**
   * Empty for what no contract says; the notes tell why.
   *
   * @param name what the contract will call it
   * @param environments namespace to environment
   */
  public static Optional<ReadApplication> of(
      Existing there, String name, SortedMap<String, String> environments, Notes notes) {
    var spec = new Fields(there.spec(), "spec");
    spec.without("project", "info");
    String namespace = namespace(spec, environments, notes);
    List<ObjectNode> sources = sources(there, spec, notes);
    var policy = spec.block("syncPolicy");
    ObjectNode sync = SyncReading.of(policy, notes);
    boolean automated = SyncReading.isAutomated(there.spec().path("syncPolicy"));
    ArrayNode differences = differences(spec.get("ignoreDifferences"), notes);
    if (!spec.get("revisionHistoryLimit").isMissingNode()) {
      notes.say(
          spec.pathOf("revisionHistoryLimit"),
          spec.get("revisionHistoryLimit"),
          "is not said by contracts; Argo CD keeps ten revisions then");
    }
    spec.rest()
        .forEach(
            field ->
                notes.leaveOut(
                    field.path(),
                    field.value(),
                    "no contract says this of an Application; take it out, or leave the"
                        + " Application to those who made it"));
    if (notes.isLeftOut()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReadApplication(
            there,
            name,
            environments.get(namespace),
            namespace,
            there.spec().path("sources").isArray() && !there.spec().path("sources").isEmpty(),
            sources,
            sync,
            automated,
            differences,
            annotations(there.annotations(), notes)));
  }

  private static String namespace(
      Fields spec, SortedMap<String, String> environments, Notes notes) {
    JsonNode said = spec.get("destination");
    Destination to = Destination.of(said);
    if (!to.isHere()) {
      notes.leaveOut(
          "spec.destination",
          said,
          "leads into another cluster, and contracts know only the one that Argo CD runs in");
    } else if (!environments.containsKey(to.namespace())) {
      notes.leaveOut(
          "spec.destination.namespace",
          to.namespace(),
          "is no namespace of this tenant; what an app of apps makes stands in the contract"
              + " itself, so take the app of apps away without its cascade (metadata.finalizers"
              + " null) once that is handed over; else deliver into a namespace of the tenant");
    }
    return to.namespace();
  }

  private static List<ObjectNode> sources(Existing there, Fields spec, Notes notes) {
    JsonNode one = spec.get("source");
    JsonNode several = spec.get("sources");
    var reading = new SourceReading(there.name(), there.body().path("status"), notes);
    List<ObjectNode> sources = new ArrayList<>();
    if (several.isArray() && !several.isEmpty()) {
      for (int i = 0; i < several.size(); i++) {
        sources.add(reading.of(several.get(i), "spec.sources[" + i + "]", i));
      }
      SourceNames.giveTo(sources);
    } else if (one.isObject()) {
      ObjectNode source = reading.of(one, "spec.source", 0);
      source.remove(List.of("name", "ref"));
      sources.add(source);
    } else {
      notes.leaveOut("spec.source", "", "says where nothing comes from");
    }
    return sources;
  }

  private static ArrayNode differences(JsonNode said, Notes notes) {
    ArrayNode differences = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < said.size(); i++) {
      var fields = new Fields(said.get(i), "spec.ignoreDifferences[" + i + "]");
      ObjectNode difference = differences.addObject();
      for (String name : DIFFERENCE) {
        JsonNode value = fields.get(name);
        if (!EmptyValue.isLeftOutByGo(value) && !value.isMissingNode()) {
          difference.set(name, value.deepCopy());
        }
      }
      fields.rest().forEach(f -> notes.say(f.path(), f.value(), "is left out: unknown"));
    }
    return differences;
  }

  private static ObjectNode annotations(JsonNode said, Notes notes) {
    ObjectNode taken = JsonNodeFactory.instance.objectNode();
    said.properties()
        .forEach(
            annotation -> {
              String key = annotation.getKey();
              if (isKnown(key)) {
                taken.set(key, annotation.getValue());
              } else if (!PASSING.contains(key) && !key.startsWith("platformtenant.io/")) {
                notes.say(
                    "metadata.annotations." + key,
                    annotation.getValue(),
                    "is not said by contracts: it stays while this object does, and what is made"
                        + " anew has none; what a tool writes by it, delivery.coWriters of the"
                        + " class lets in");
              }
            });
    return taken;
  }

  private static boolean isKnown(String key) {
    return key.startsWith("notifications.argoproj.io/")
        || key.startsWith("link.argocd.argoproj.io/")
        || key.equals("argocd.argoproj.io/manifest-generate-paths");
  }
}

package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Fields;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads sync windows. Argo CD selects by names and namespaces; a contract by environments and by
 * applications in them, so that only those windows are said that mean exactly such.
 */
public final class WindowReading {
  private static final String INEXACT =
      "is left out: it means no whole environments and no whole applications of the contract. ";
  private static final String ENDS = "What it holds back is held back no longer: say it anew";

  private final Places places;
  private final Map<String, ReadApplication> applications;

  /**
   * @param applications of the contract, by the names of their Applications now
   */
  public WindowReading(Places places, Map<String, ReadApplication> applications) {
    this.places = places;
    this.applications = applications;
  }

  public List<ObjectNode> of(Existing project, Notes notes) {
    List<ObjectNode> windows = new ArrayList<>();
    JsonNode said = project.spec().path("syncWindows");
    for (int i = 0; i < said.size(); i++) {
      window(new Fields(said.get(i), "spec.syncWindows[" + i + "]"), said.get(i), i, notes)
          .ifPresent(windows::add);
    }
    return windows;
  }

  private Optional<ObjectNode> window(Fields said, JsonNode whole, int index, Notes notes) {
    ObjectNode window = JsonNodeFactory.instance.objectNode();
    for (String field : List.of("kind", "schedule", "duration", "timeZone", "description")) {
      said.text(field).ifPresent(text -> window.put(field, text));
    }
    if (said.flag("manualSync")) {
      window.put("manualSync", true);
    }
    List<String> names = texts(said.get("applications"));
    List<String> namespaces = texts(said.get("namespaces"));
    List<String> clusters = texts(said.get("clusters"));
    boolean isSaid =
        clusters.isEmpty()
            && said.rest().findAny().isEmpty()
            && (namespaces.isEmpty()
                ? byNames(names, window)
                : byNamespaces(names, namespaces, window));
    if (!isSaid) {
      notes.say("spec.syncWindows[" + index + "]", whole, INEXACT + ENDS);
      return Optional.empty();
    }
    return Optional.of(window);
  }

  private boolean byNamespaces(List<String> names, List<String> namespaces, ObjectNode window) {
    if (!names.isEmpty()) {
      return names.contains("*");
    }
    if (namespaces.contains("*")) {
      return true;
    }
    return put(window, "environments", whole(namespaces));
  }

  /** The environments whose namespaces these are; empty where they are none. */
  private Collection<String> whole(Collection<String> namespaces) {
    SortedSet<String> environments = new TreeSet<>();
    for (String namespace : namespaces) {
      Optional.ofNullable(places.byNamespace().get(namespace)).ifPresent(environments::add);
    }
    Set<String> all = new TreeSet<>();
    environments.forEach(name -> all.addAll(places.namespacesOf(name)));
    return all.equals(new TreeSet<>(namespaces)) ? environments : new TreeSet<>();
  }

  /** Names of Applications, which are all those of some applications in some environments. */
  private boolean byNames(List<String> names, ObjectNode window) {
    if (names.contains("*")) {
      return true;
    }
    SortedSet<String> called = new TreeSet<>();
    SortedSet<String> environments = new TreeSet<>();
    for (String name : names) {
      ReadApplication read = applications.get(name);
      if (read == null) {
        return false;
      }
      called.add(read.application());
      environments.add(read.environment());
    }
    SortedSet<String> meant = new TreeSet<>();
    applications.forEach(
        (name, read) -> {
          if (called.contains(read.application()) && environments.contains(read.environment())) {
            meant.add(name);
          }
        });
    return meant.equals(new TreeSet<>(names))
        && put(window, "applications", called)
        && put(window, "environments", environments);
  }

  private static boolean put(ObjectNode window, String field, Collection<String> names) {
    ArrayNode list = window.putArray(field);
    names.forEach(list::add);
    return !names.isEmpty();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}

package io.platformtenant.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Which names are as long as they can be: all of them at once make no name of an Application. */
public enum Longest {
  ENVIRONMENTS(30, 14),
  APPLICATIONS(4, 40);

  private final int environment;
  private final int application;

  Longest(int environment, int application) {
    this.environment = environment;
    this.application = application;
  }

  void lengthen(ObjectNode spec) {
    for (JsonNode holder : spec.findParents("environments")) {
      lengthen((ArrayNode) holder.path("environments"));
    }
    for (String list : List.of("applications", "applicationSets")) {
      spec.at("/delivery/" + list).forEach(named -> lengthen((ObjectNode) named, application));
    }
  }

  private void lengthen(ArrayNode environments) {
    for (int i = 0; i < environments.size(); i++) {
      if (environments.get(i).isObject()) {
        lengthen((ObjectNode) environments.get(i), environment);
      } else {
        environments.set(i, lengthened(environments.get(i).asText(), environment));
      }
    }
  }

  private static void lengthen(ObjectNode named, int length) {
    named.put("name", lengthened(named.path("name").asText(), length));
  }

  /** What tells names apart comes last, so that comparing them takes the longest. */
  static String lengthened(String name, int length) {
    return name.charAt(0) + "x".repeat(length - name.length()) + name.substring(1);
  }
}

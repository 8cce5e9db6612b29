package io.platformtenant.operator.imports.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.text.Wildcards;

/**
 * What a project permits now. Argo CD's glob knows more signs, and a leading ! that turns it round;
 * a pattern with such permits nothing here: what is not sure is no.
 */
public final class Permitted {
  private Permitted() {}

  public static boolean repository(Existing project, String url) {
    return project
        .spec()
        .path("sourceRepos")
        .valueStream()
        .map(JsonNode::asText)
        .anyMatch(pattern -> covers(pattern, url));
  }

  static boolean namespace(Existing project, String name) {
    return project
        .spec()
        .path("destinations")
        .valueStream()
        .map(Destination::of)
        .anyMatch(to -> to.reachesHere() && (to.namespace().equals(name) || to.matches(name)));
  }

  private static boolean covers(String pattern, String text) {
    return pattern.equals(text)
        || (pattern.chars().noneMatch(c -> "!?[]{}\\".indexOf(c) >= 0)
            && Wildcards.of(pattern.replace("*", "**"), "").matches(text));
  }
}

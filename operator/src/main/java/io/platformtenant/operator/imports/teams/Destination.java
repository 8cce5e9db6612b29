package io.platformtenant.operator.imports.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.text.Wildcards;

/**
 * Where a project or an Application leads to.
 *
 * @param namespace a name, or a pattern of Argo CD's
 * @param server an address, a pattern, or "" where a name stands
 * @param cluster a name, or ""
 */
public record Destination(String namespace, String server, String cluster) {
  private static final String HERE = "https://kubernetes.default.svc";

  public static Destination of(JsonNode said) {
    return new Destination(
        said.path("namespace").asText(""),
        said.path("server").asText(""),
        said.path("name").asText(""));
  }

  /** Whether it leads into the cluster that Argo CD runs in, and is said so plainly. */
  public boolean isHere() {
    return server.isEmpty() ? cluster.equals("in-cluster") : server.equals(HERE);
  }

  /** Whether it may lead there. */
  public boolean reachesHere() {
    return isHere() || server.equals("*") || cluster.equals("*");
  }

  public boolean isLiteral() {
    return !namespace.isEmpty() && namespace.chars().noneMatch(c -> "*?![]{}\\".indexOf(c) >= 0);
  }

  /** Argo CD's glob knows more signs, and a leading ! that turns it round; those match nothing. */
  public boolean matches(String name) {
    return namespace.chars().noneMatch(c -> "?![]{}\\".indexOf(c) >= 0)
        && Wildcards.of(namespace, "").matches(name);
  }

  /** How much of a pattern is said: {@code payments-*} knows more than {@code *}. */
  public int literalLength() {
    return namespace.replace("*", "").length();
  }
}

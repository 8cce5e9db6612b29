package io.platformtenant.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What Argo CD makes of the roles of a project: lines of CSV, each read for itself (argo-cd,
 * app_project_types.go, ProjectPoliciesString; util/rbac/rbac.go, loadPolicyLine).
 */
public final class CasbinPolicy {
  private CasbinPolicy() {}

  public static List<List<String>> of(JsonNode project) {
    String name = project.path("metadata").path("name").asText();
    StringBuilder text = new StringBuilder();
    for (JsonNode role : project.path("spec").path("roles")) {
      String full = "proj:" + name + ":" + role.path("name").asText();
      text.append("p, " + full + ", projects, get, " + name + ", allow\n");
      role.path("policies").forEach(policy -> text.append(policy.asText()).append('\n'));
      role.path("groups").forEach(g -> text.append("g, " + g.asText() + ", " + full + "\n"));
    }
    return text.toString().strip().lines().map(CasbinPolicy::fields).toList();
  }

  /** One line of CSV with quotes, space before a field left out; strict as Go's reader is. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (at <= line.length()) {
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
      boolean quoted = at < line.length() && line.charAt(at) == '"';
      int end = quoted ? line.indexOf('"', at + 1) : line.indexOf(',', at);
      if (quoted) {
        if (end < 0 || (end + 1 < line.length() && line.charAt(end + 1) != ',')) {
          throw new IllegalArgumentException("a stray quote in: " + line);
        }
        fields.add(line.substring(at + 1, end));
        at = end + 2;
      } else {
        String field = line.substring(at, end < 0 ? line.length() : end);
        if (field.contains("\"")) {
          throw new IllegalArgumentException("a bare quote in: " + line);
        }
        fields.add(field);
        at = end < 0 ? line.length() + 1 : end + 1;
      }
    }
    return fields;
  }
}

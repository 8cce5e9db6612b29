package io.platformtenant.e2e.engines;

import java.util.List;
import java.util.Random;

/** Policies that differ from a good one in one field, or in how they are written. */
final class Policies {
  private static final List<List<String>> FIELDS =
      List.of(
          List.of("g", "p2", "", " p", "P"),
          List.of("proj:other:viewer", "role:admin", "", "proj:*:*"),
          List.of(
              "applicationsets",
              "logs",
              "exec",
              "clusters",
              "repositories",
              "projects",
              "*",
              "gpgkeys"),
          List.of(
              "get",
              "create",
              "update",
              "delete",
              "sync",
              "override",
              "*",
              "action/*",
              "update/*",
              "delete/a/b",
              "action",
              "xaction/",
              "invoke",
              "Sync",
              "action/\u2028"),
          List.of(
              "*",
              "other/x",
              "{p}/*",
              "{p}/a/b",
              "{p}/a/b/c",
              "{p}/",
              "{p}/é",
              "{p}/a_b.c",
              "{p}x/a",
              "{p}/a\n",
              "{p}/a b",
              "{p}/[a]",
              "{p}//a"),
          List.of("deny", "Allow", "", "allow allow", "\u00a0allow"));

  private Policies() {}

  static String like(String policy, Random random) {
    String[] parts = policy.split(",", -1);
    int field = random.nextInt(FIELDS.size());
    if (parts.length == FIELDS.size()) {
      var choices = FIELDS.get(field);
      String project = parts[4].strip().replaceAll("/.*", "");
      parts[field] = " " + choices.get(random.nextInt(choices.size())).replace("{p}", project);
    }
    return switch (random.nextInt(6)) {
      case 0 -> String.join(", ", parts);
      case 1 -> String.join(",", parts) + ",";
      case 2 -> String.join("\t,", parts);
      case 3 -> String.join(" ,  ", parts) + "  ";
      default -> String.join(",", parts);
    };
  }
}

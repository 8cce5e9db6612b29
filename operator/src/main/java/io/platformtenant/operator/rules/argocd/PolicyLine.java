package io.platformtenant.operator.rules.argocd;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One policy of a project's role (argo-cd, types.go, validatePolicy). */
final class PolicyLine {
  private static final Set<String> RESOURCES =
      Set.of("applications", "applicationsets", "logs", "exec", "clusters", "repositories");
  private static final Set<String> ACTIONS =
      Set.of("get", "create", "update", "delete", "sync", "override", "*");
  private static final Pattern PART_OF_ACTION = Pattern.compile("(action|update|delete)/");
  private static final Pattern IN_PROJECT = Pattern.compile("(/[*\\w\\-.]+)?/[*\\w\\-.]+");

  private PolicyLine() {}

  /** What is wrong with a policy, if anything. */
  static Optional<String> problemIn(String project, String role, String policy) {
    String[] parts = policy.split(",", -1);
    if (parts.length != 6) {
      return Optional.of("has " + parts.length + " fields and not the six of a policy");
    }
    for (int i = 0; i < parts.length; i++) {
      parts[i] = GoText.trimBlanks(parts[i]);
    }
    if (!parts[0].equals("p")) {
      return Optional.of("does not begin with p");
    }
    String subject = "proj:" + project + ":" + role;
    if (!parts[1].equals(subject)) {
      return Optional.of("is about \"" + parts[1] + "\" and not about \"" + subject + "\"");
    }
    if (!RESOURCES.contains(parts[2])) {
      return Optional.of("names a resource that no project has, \"" + parts[2] + "\"");
    }
    if (!ACTIONS.contains(parts[3]) && !PART_OF_ACTION.matcher(parts[3]).find()) {
      return Optional.of("names an action Argo CD does not know, \"" + parts[3] + "\"");
    }
    if (!parts[4].startsWith(project)
        || !IN_PROJECT.matcher(parts[4].substring(project.length())).matches()) {
      return Optional.of("names an object outside the project, \"" + parts[4] + "\"");
    }
    return parts[5].equals("allow") || parts[5].equals("deny")
        ? Optional.empty()
        : Optional.of("must end in allow or deny and not in \"" + parts[5] + "\"");
  }
}

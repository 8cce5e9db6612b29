package io.platformtenant.operator.rules.argocd;

import java.util.Optional;

/**
 * A group of a project's role, as Argo CD reads a finished project (argo-cd, types.go,
 * validateGroupName): in quotes where it holds a comma. What a tenant may write is asked elsewhere,
 * and is less: Texts.problemInGroup.
 */
final class GroupName {
  private GroupName() {}

  /** What is wrong with a group, if anything. */
  static Optional<String> problemIn(String group) {
    String name = GoText.trimSpace(group);
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    String inner = quoted ? name.substring(1, name.length() - 1) : name;
    if (!quoted && name.contains(",")) {
      return Optional.of("holds a comma and stands in no quotes");
    }
    if (inner.isEmpty()) {
      return Optional.of("is empty");
    }
    if (inner.chars().anyMatch(c -> "\"\n\r\t".indexOf(c) >= 0)) {
      return Optional.of("holds a quote, a tab or a line break");
    }
    return name.equals(group) ? Optional.empty() : Optional.of("begins or ends with a space");
  }
}

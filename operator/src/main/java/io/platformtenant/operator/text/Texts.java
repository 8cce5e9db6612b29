package io.platformtenant.operator.text;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What strings of tenants may look like before they become part of somebody else's syntax. */
public final class Texts {
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
  private static final Pattern DNS_SUBDOMAIN = Pattern.compile(LABEL + "([.]" + LABEL + ")*");
  private static final Set<Integer> INVISIBLE =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR,
          (int) Character.SURROGATE,
          (int) Character.UNASSIGNED,
          (int) Character.PRIVATE_USE);

  private Texts() {}

  public static boolean isDnsLabel(String text, int max) {
    return text != null && text.length() <= max && DNS_LABEL.matcher(text).matches();
  }

  /** Labels joined by dots, as names of most objects are. */
  public static boolean isDnsSubdomain(String text) {
    return text.length() <= 253 && DNS_SUBDOMAIN.matcher(text).matches();
  }

  /** Whether a text holds control, formatting or line-separating characters. */
  public static boolean hasInvisible(String text) {
    return text.codePoints().anyMatch(Texts::isInvisible);
  }

  public static boolean isInvisible(int character) {
    return INVISIBLE.contains(Character.getType(character));
  }

  /** Whether a text begins or ends with any kind of space. */
  public static boolean hasOuterSpace(String text) {
    return !text.isEmpty()
        && (isSpace(text.codePointAt(0)) || isSpace(text.codePointBefore(text.length())));
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * What is wrong with a group name somebody wrote, if anything. Stricter than Argo CD itself is
   * with a finished project (rules/argocd, GroupName): the same name becomes the subject of role
   * bindings, and no quotes are to be written for one reader alone. It becomes a field of a line of
   * Casbin CSV: a newline there adds a rule, a quote breaks the whole policy of the project
   * (argo-cd, pkg/apis/application/v1alpha1/types.go, validateGroupName). A name of Casbin's own
   * ({@code proj:…}, {@code role:…}) would chain one role to another.
   */
  public static Optional<String> problemInGroup(String group) {
    if (group.isBlank()) {
      return Optional.of("a group name can not be empty");
    }
    if (hasInvisible(group) || group.indexOf('"') >= 0) {
      return Optional.of("a group name can not hold quotes or control characters");
    }
    if (hasOuterSpace(group)) {
      return Optional.of("a group name can not begin or end with a space");
    }
    String lower = group.toLowerCase(java.util.Locale.ROOT);
    if (lower.startsWith("system:")) {
      return Optional.of(
          "groups of Kubernetes itself (system:*) can not be given a tier; name groups of your"
              + " identity provider");
    }
    if (lower.startsWith("proj:") || lower.startsWith("role:")) {
      return Optional.of("\"proj:\" and \"role:\" are Argo CD's own role names, not groups");
    }
    return Optional.empty();
  }

  /**
   * What is wrong with the name of a single person, if anything. Argo CD keeps it where groups
   * stand and asks it of tokens' subjects too, so that besides a group's bounds a name of its own
   * account is refused, and signs that no identity provider needs in a user name.
   */
  public static Optional<String> problemInUser(String user) {
    if (user.isBlank()) {
      return Optional.of("a user name can not be empty");
    }
    if (hasInvisible(user) || user.chars().anyMatch(c -> "\",*?[]{}".indexOf(c) >= 0)) {
      return Optional.of(
          "a user name can not hold quotes, commas, * ? [ ] { } or control characters");
    }
    if (hasOuterSpace(user)) {
      return Optional.of("a user name can not begin or end with a space");
    }
    String lower = user.toLowerCase(java.util.Locale.ROOT);
    if (lower.startsWith("system:")) {
      return Optional.of(
          "users and accounts of Kubernetes itself (system:*) can not be given a tier; name people"
              + " of your identity provider");
    }
    if (lower.startsWith("proj:") || lower.startsWith("role:")) {
      return Optional.of("\"proj:\" and \"role:\" are Argo CD's own role names, not people");
    }
    if (lower.startsWith("g:") || lower.startsWith("group:")) {
      return Optional.of("names a group; write it under groups, as the identity provider sends it");
    }
    return lower.equals("admin")
        ? Optional.of("\"admin\" is Argo CD's own account, which may do everything; name a person")
        : Optional.empty();
  }

  /**
   * What is wrong with the address of a repository, if anything. Argo CD reads an entry of
   * sourceRepos as a glob, and a leading ! as "everything but" (argo-cd, app_project_types.go,
   * IsSourcePermitted).
   */
  public static Optional<String> problemInRepository(String url) {
    if (hasInvisible(url) || url.codePoints().anyMatch(Texts::isSpace)) {
      return Optional.of("can not hold spaces or control characters");
    }
    if (url.codePoints().anyMatch(c -> c > 0x7e)) {
      return Optional.of("can hold ASCII characters only; write other hosts in their xn-- form");
    }
    if (url.chars().anyMatch(c -> "*?!{}[]\\$,'\"".indexOf(c) >= 0)) {
      return Optional.of("must be a literal address: * ? ! { } [ ] \\ $ , and quotes are refused");
    }
    if (!url.matches("((https?|ssh|oci)://|[A-Za-z0-9_.-]+@).+")) {
      return Optional.of(
          "must begin with https://, http://, ssh://, oci:// or user@host:; a chart in an OCI"
              + " registry is oci://"
              + url
              + "/<chart> with path: .");
    }
    return Optional.empty();
  }

  /** Whether a path leaves the folder it is relative to. */
  public static boolean escapes(String path) {
    return path.startsWith("/") || java.util.Arrays.asList(path.split("/", -1)).contains("..");
  }
}

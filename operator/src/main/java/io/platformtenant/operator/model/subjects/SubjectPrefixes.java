package io.platformtenant.operator.model.subjects;

/**
 * What the API server puts before the names that an identity provider sends ({@code
 * --oidc-username-prefix}, {@code --oidc-groups-prefix}). Argo CD sees the names without it, so
 * that role bindings alone carry it.
 */
public record SubjectPrefixes(String users, String groups) {
  /** Both planes know everybody by one name. */
  public static final SubjectPrefixes NONE = new SubjectPrefixes("", "");

  /** A person, as the API server knows them. */
  public String user(String name) {
    return users + name;
  }

  /** A group, as the API server knows it. */
  public String group(String name) {
    return groups + name;
  }

  /**
   * What a subject of a role binding is called without its prefix; one that has none is as it is.
   *
   * @param kind as RBAC calls it
   */
  public String plain(String kind, String subject) {
    String prefix =
        switch (kind) {
          case "User" -> users;
          case "Group" -> groups;
          default -> "";
        };
    return subject.startsWith(prefix) ? subject.substring(prefix.length()) : subject;
  }
}

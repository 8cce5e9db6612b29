package io.platformtenant.operator.residue;

/**
 * Objects of one kind in one place, such as stages apply: any kind there is, not only those that we
 * make.
 *
 * @param namespace "" for what is in none
 */
public record AppliedKind(String group, String version, String kind, String namespace) {
  /** Nobody gave us a right to look at these, and nobody should. */
  public boolean isSecret() {
    return group.isEmpty() && kind.equals("Secret");
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  String brief(String name) {
    return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}

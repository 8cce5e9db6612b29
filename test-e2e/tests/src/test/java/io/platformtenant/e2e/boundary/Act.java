package io.platformtenant.e2e.boundary;

/**
 * Something that somebody creates.
 *
 * @param policy which refuses it, without {@code platform-tenant-}; an expression where it may be
 *     one of several
 * @param word that the refusal holds besides
 */
record Act(String name, String manifest, String policy, String word) {

  static String object(String kind, String apiVersion, String metadata, String rest) {
    return "apiVersion: %s\nkind: %s\nmetadata: {%s}\n%s"
        .formatted(apiVersion, kind, metadata, rest);
  }

  @Override
  public String toString() {
    return name;
  }
}

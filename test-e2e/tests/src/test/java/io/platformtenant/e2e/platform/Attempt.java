package io.platformtenant.e2e.platform;

/**
 * Something that somebody must not do through Argo CD's API, and the like call inside the boundary.
 *
 * @param permitted of the same caller elsewhere, or of whoever may: where no tier may, of the
 *     administrator, which shows that the call as such is a good one
 */
record Attempt(String name, Call forbidden, Call permitted) {
  @Override
  public String toString() {
    return name;
  }
}

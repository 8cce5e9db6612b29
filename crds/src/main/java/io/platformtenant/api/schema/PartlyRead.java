package io.platformtenant.api.schema;

import java.util.List;

/**
 * An object that is read as far as it can be: one that nobody can read whole must not hide the
 * others of its kind. What was left out is no part of it as JSON.
 */
public interface PartlyRead {
  /** What of its spec could not be read; as a rule nothing. */
  List<Unread> unread();

  /** Says what could not be read. */
  void lacks(List<Unread> parts);
}

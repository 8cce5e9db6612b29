package io.platformtenant.operator.cli.diff;

import io.platformtenant.operator.model.ObjectId;
import java.util.List;

/**
 * What would become of one object.
 *
 * @param fields that would be written, where it is changed
 * @param why in words, where it is not made or not taken away at once; else ""
 */
record ObjectChange(ObjectId id, Kind kind, List<FieldChange> fields, String why) {
  enum Kind {
    CREATED("+"),
    CHANGED("~"),
    /** What differs can't change in place: it is deleted and made anew. */
    REPLACED("±"),
    /** It would be there, and may not yet. */
    HELD("…"),
    /** It stays as it is, with what a co-writer wrote in place of what the contract says. */
    KEPT("="),
    REMOVED("-");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  static ObjectChange of(ObjectId id, Kind kind) {
    return new ObjectChange(id, kind, List.of(), "");
  }
}

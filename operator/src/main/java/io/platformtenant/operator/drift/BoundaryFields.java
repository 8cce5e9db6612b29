package io.platformtenant.operator.drift;

import com.fasterxml.jackson.core.JsonPointer;
import io.platformtenant.operator.change.GuardedFields;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.stream.Stream;

/** Which fields keep a tenant within its boundary: as another hand writes them, they may not. */
final class BoundaryFields {
  private static final List<JsonPointer> SOURCE =
      pointers("/spec/url", "/spec/endpoint", "/spec/bucketName", "/spec/provider", "/spec/verify");
  private static final List<JsonPointer> STAGE =
      pointers("/spec/serviceAccountName", "/spec/sourceRef");
  private static final List<JsonPointer> APPLICATION =
      pointers("/spec/project", "/spec/destination");
  private static final List<JsonPointer> SET =
      pointers("/spec/template/spec/project", "/spec/template/spec/destination");
  private static final JsonPointer LABELS = JsonPointer.compile("/metadata/labels");

  private BoundaryFields() {}

  /** Whether the absence of an object widens what its tenant may do. */
  static boolean isBound(ObjectId id) {
    return id.kind().purpose() == Purpose.BOUND;
  }

  static boolean has(ObjectId id, JsonPointer field) {
    return GuardedFields.has(id.kind(), field)
        || switch (id.kind().purpose()) {
          case BOUND, BINDING, PROJECT -> true;
          case NAMESPACE -> isIn(field, LABELS);
          case ACCOUNT -> false;
          case SOURCE -> isIn(field, SOURCE);
          case STAGE -> isIn(field, STAGE);
          case APPLICATION -> isIn(field, APPLICATION);
          case APPLICATION_SET -> isIn(field, SET);
        };
  }

  private static boolean isIn(JsonPointer field, List<JsonPointer> fields) {
    return fields.stream().anyMatch(other -> isIn(field, other));
  }

  private static boolean isIn(JsonPointer field, JsonPointer other) {
    return (field + "/").startsWith(other + "/");
  }

  private static List<JsonPointer> pointers(String... texts) {
    return Stream.of(texts).map(JsonPointer::compile).toList();
  }
}

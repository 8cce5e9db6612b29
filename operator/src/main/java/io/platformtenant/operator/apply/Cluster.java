package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.residue.AppliedKind;
import java.util.List;
import java.util.Optional;

/** What can be asked of one cluster. Every method may throw {@link ApiFailure}. */
public interface Cluster {
  /** Server-side apply with force; the object as the server has it afterwards. */
  ObjectNode apply(ObjectId id, ObjectNode body);

  /** The live object with its managedFields; empty when it, or its namespace, is not there. */
  Optional<ObjectNode> get(ObjectId id);

  /** The live objects of a kind that carry a mark, and no mark of the other sort. */
  List<ObjectNode> list(ManagedKind kind, Owner owner);

  /** What of a kind, in one place, still carries the labels of stages of a home that applied it. */
  List<ObjectNode> listApplied(AppliedKind kind, String home);

  /** Every kind that we may list in a namespace. */
  List<AppliedKind> kindsToList(String namespace);

  /** Deletes exactly this version of this object; one that is gone already is fine. */
  void delete(ObjectId id, ObjectNode live);

  /** The same, and what it owns stays, without an owner. */
  void deleteAlone(ObjectId id, ObjectNode live);

  /** JSON merge patch of exactly this version; the object as the server has it afterwards. */
  ObjectNode mergePatch(ObjectId id, ObjectNode patch);

  /** Whether the server knows a kind at all, in whatever version. */
  boolean serves(ManagedKind kind);
}

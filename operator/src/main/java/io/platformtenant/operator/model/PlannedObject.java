package io.platformtenant.operator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.FormerForm;
import io.platformtenant.operator.kinds.Plane;
import java.util.SortedSet;

/**
 * An object as it should be.
 *
 * @param environment the environment it belongs to, or "" for one that serves the whole tenant
 * @param body every field the operator means, and no other; never changed after planning
 * @param requires objects that must be there and ours before this one may be written: a role
 *     binding in a namespace that turned out to be somebody else's would widen our boundary
 * @param mustExist whether it is only taken over, never created (a namespace of policy Existing)
 * @param hash the digest of the body, asked for at every look and therefore made once
 * @param formerHash the digest of the same as the operator wrote it before it had all these fields;
 *     "" where it always had them
 */
public record PlannedObject(
    ObjectId id,
    String environment,
    ObjectNode body,
    SortedSet<ObjectId> requires,
    boolean mustExist,
    String hash,
    String formerHash) {

  public PlannedObject(
      ObjectId id,
      String environment,
      ObjectNode body,
      SortedSet<ObjectId> requires,
      boolean mustExist) {
    this(
        id,
        environment,
        body,
        requires,
        mustExist,
        AppliedHash.of(body),
        FormerForm.of(body).map(AppliedHash::of).orElse(""));
  }

  /** Whether it was written as planned, as far as an older version of the operator could. */
  public boolean isWrittenIn(JsonNode live) {
    return AppliedHash.readFrom(live).equals(hash) || isFormerIn(live);
  }

  /** Whether it was written as planned, by an older version of the operator. */
  public boolean isFormerIn(JsonNode live) {
    return !formerHash.isEmpty() && AppliedHash.readFrom(live).equals(formerHash);
  }

  public Plane plane() {
    return id.kind().plane();
  }
}

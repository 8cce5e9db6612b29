package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.TeardownStep;
import io.platformtenant.operator.model.ObjectId;
import java.util.SortedSet;

/** An object that is to go: what that means for it, and what has to be gone before. */
public final class LeavingObject {
  private final ObjectId id;
  private final ObjectNode live;
  private final Removal removal;
  private final Waits waits;

  LeavingObject(ObjectId id, ObjectNode live, Removal removal, Waits waits) {
    this.id = id;
    this.live = live;
    this.removal = removal;
    this.waits = waits;
  }

  public ObjectId id() {
    return id;
  }

  /** As last seen. */
  public ObjectNode live() {
    return live;
  }

  public Removal removal() {
    return removal;
  }

  public TeardownStep step() {
    return id.kind().step();
  }

  /** Empty when it may go now. */
  public SortedSet<ObjectId> waitsFor() {
    return waits.all();
  }

  /** Whether it may be removed now; one that is on its way out already need not be. */
  public boolean mayGo() {
    return !isTerminating() && waits.isOver();
  }

  public boolean isTerminating() {
    return live.path("metadata").has("deletionTimestamp");
  }
}

package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.StageExit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Everything there is of an owner.
 *
 * @param live its objects, as last seen
 * @param needed what others than the owner still need one of them for; it waits for them
 * @param exits how far each stage is that Flux let go of
 * @param unwritten of them, what is planned otherwise and could not be written: it is still where
 *     it was, and as whom
 * @param leftBehind by stages that stay, in places that they moved out of, each in a sentence
 */
public record Holdings(
    Home home,
    SortedMap<ObjectId, ObjectNode> live,
    Map<ObjectId, SortedSet<ObjectId>> needed,
    Map<ObjectId, StageExit> exits,
    Set<ObjectId> unwritten,
    SortedMap<ObjectId, List<String>> leftBehind) {
  public Holdings(
      Home home, SortedMap<ObjectId, ObjectNode> live, Map<ObjectId, SortedSet<ObjectId>> needed) {
    this(home, live, needed, Map.of(), Set.of(), Collections.emptySortedMap());
  }

  /** Of an owner whose objects nobody else needs. */
  public static Holdings of(Home home, SortedMap<ObjectId, ObjectNode> live) {
    return new Holdings(home, live, Map.of());
  }
}

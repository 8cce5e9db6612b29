package io.platformtenant.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.TeardownStep;
import io.platformtenant.operator.model.ObjectId;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for whatever an owner has. */
class TeardownPropertiesTest {
  private static final int WORLDS = 500;
  private static final int OBJECTS = 40;

  @Test
  void whatLeavesAPlanWaitsForWhatTheReferenceSays() {
    long waiting = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      var random = new RandomHoldings(seed);
      Holdings holdings = random.next(OBJECTS);
      SortedSet<ObjectId> leaving = random.some(holdings.live());
      waiting += agrees(seed, Teardown.of(holdings, leaving), holdings, leaving, false);
    }
    assertThat(waiting).isGreaterThan(WORLDS);
  }

  @Test
  void whatIsTakenDownWaitsForWhatTheReferenceSays() {
    for (int seed = 0; seed < WORLDS; seed++) {
      Holdings holdings = new RandomHoldings(seed).next(OBJECTS);
      agrees(seed, Teardown.of(holdings), holdings, holdings.live().keySet(), true);
    }
  }

  /** As long as nobody else needs anything of it. */
  @Test
  void whateverIsThereComesToAnEndInTheOrderOfPlanes() {
    for (int seed = 0; seed < WORLDS; seed++) {
      Holdings some = new RandomHoldings(seed).next(OBJECTS);
      SortedMap<ObjectId, ObjectNode> left = new TreeMap<>(some.live());
      left.values().forEach(live -> live.withObject("/metadata").remove("deletionTimestamp"));
      while (!left.isEmpty()) {
        var teardown = Teardown.of(Holdings.of(some.home(), new TreeMap<>(left)));
        assertThat(teardown.left()).isEqualTo(left.keySet());
        assertThat(teardown.steps()).extracting(Teardown.Step::name).isSorted();
        List<ObjectId> going =
            teardown.objects().filter(LeavingObject::mayGo).map(LeavingObject::id).toList();
        assertThat(going).as("world %s, of %s", seed, left.keySet()).isNotEmpty();
        assertNoIdentityGoesBeforeThePlanes(going, left.keySet());
        going.forEach(left::remove);
      }
    }
  }

  private static void assertNoIdentityGoesBeforeThePlanes(
      List<ObjectId> going, Collection<ObjectId> left) {
    if (left.stream().anyMatch(id -> id.kind().comesWithAnEngine())) {
      assertThat(going).noneMatch(id -> id.kind().step() == TeardownStep.Identities);
    }
  }

  /** How many objects wait. */
  private static long agrees(
      int seed,
      Teardown teardown,
      Holdings holdings,
      Collection<ObjectId> leaving,
      boolean everything) {
    SortedMap<ObjectId, ObjectNode> objects = new TreeMap<>(holdings.live());
    objects.keySet().retainAll(leaving);
    var reference =
        new ReferenceOrder(
            objects,
            holdings.live(),
            holdings.home().name().orElse(null),
            everything,
            holdings.needed());
    assertThat(teardown.left()).isEqualTo(objects.keySet());
    teardown
        .objects()
        .forEach(
            o -> {
              SortedSet<ObjectId> waits = reference.waitsFor(o.id());
              assertThat(o.waitsFor()).as("world %s, %s", seed, o.id()).isEqualTo(waits);
              assertThat(o.mayGo()).isEqualTo(waits.isEmpty() && !o.isTerminating());
            });
    return teardown.objects().filter(o -> !o.waitsFor().isEmpty()).count();
  }
}

package io.platformtenant.operator.reconcile.turns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.LeavingObject;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StageTurnsTest {
  private final List<Owner> woken = new ArrayList<>();
  private final SortedMap<ObjectId, ObjectNode> stages = new TreeMap<>();
  private Instant now = Instant.parse("2026-01-01T10:00:00Z");
  private final StageTurns turns =
      new StageTurns(2, woken::add, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

  @Test
  void twoAtATimeAndThenWhoeverAskedFirst() {
    assertThat(ask("a")).isEqualTo("goes");
    assertThat(ask("b")).isEqualTo("goes");
    assertThat(ask("c")).contains("place 1 in the queue");
    assertThat(ask("d")).contains("place 2 in the queue");
    isTerminating("a");
    isTerminating("b");
    assertThat(ask("d")).contains("place 2");

    isLetGo("a");
    look("a");
    assertThat(woken).containsExactly(owner("c"));
    assertThat(ask("d")).as("it is the turn of the other").contains("place 1");
    assertThat(ask("c")).isEqualTo("goes");
    assertThat(ask("d")).contains("place 1");
  }

  @Test
  void aTurnThatNobodyTakesIsLost() {
    List.of("a", "b", "c", "d").forEach(this::ask);
    isTerminating("a");
    isTerminating("b");
    look("a");
    isLetGo("a");
    look("a");
    assertThat(woken).containsExactly(owner("c"));

    now = now.plus(Duration.ofSeconds(16));
    assertThat(ask("d")).isEqualTo("goes");
  }

  @Test
  void aTurnThatWasTakenAndLedToNothingIsFreeAgain() {
    List.of("a", "b").forEach(this::ask);
    assertThat(ask("c")).contains("place 1");

    now = now.plus(Duration.ofSeconds(16));
    assertThat(ask("c")).isEqualTo("goes");
  }

  @Test
  void whoseTurnCameToNothingHasItStill() {
    List.of("a", "b", "c").forEach(this::ask);

    assertThat(ask("b")).isEqualTo("goes");
    assertThat(ask("c")).contains("place 1");
  }

  @Test
  void aTurnIsFreeAsSoonAsItsStageIsGone() {
    List.of("a", "b").forEach(this::ask);
    assertThat(ask("c")).contains("place 1");

    stages.remove(id("a"));
    assertThat(ask("c")).isEqualTo("goes");
  }

  @Test
  void whatPeopleDeletedCountsAsWell() {
    List.of("x", "y", "z").forEach(this::isTerminating);

    assertThat(ask("a")).contains("place 1");
    isLetGo("x");
    assertThat(ask("a")).contains("place 1");
    isLetGo("y");
    assertThat(ask("a")).isEqualTo("goes");
  }

  /** Flux comes back to it ever more rarely, and a finalizer of a team's can hold it for ever. */
  @Test
  void whatNeverEndsHoldsNobodyUpForEver() {
    List.of("x", "y").forEach(this::isTerminating);
    now = now.plus(Duration.ofMinutes(5));
    assertThat(ask("a")).contains("place 1");

    now = now.plusSeconds(1);
    assertThat(ask("a")).isEqualTo("goes");
    assertThat(ask("b")).isEqualTo("goes");
    assertThat(ask("c")).contains("place 1");
  }

  private void look(String name) {
    turns.of(owner(name), Teardown.of(Holdings.of(Home.of(null), new TreeMap<>())), () -> stages);
  }

  private String ask(String name) {
    stages.put(id(name), JsonNodeFactory.instance.objectNode());
    SortedMap<ObjectId, ObjectNode> own = new TreeMap<>();
    own.put(id(name), stages.get(id(name)));
    LeavingObject stage =
        turns
            .of(owner(name), Teardown.of(Holdings.of(Home.of(null), own)), () -> stages)
            .objects()
            .findFirst()
            .orElseThrow();
    return stage.mayGo() ? "goes" : stage.describe().getFirst();
  }

  private void isTerminating(String name) {
    ObjectNode stage = JsonNodeFactory.instance.objectNode();
    stage
        .putObject("metadata")
        .put("deletionTimestamp", now.toString())
        .putArray("finalizers")
        .add("finalizers.fluxcd.io");
    stages.put(id(name), stage);
  }

  private void isLetGo(String name) {
    stages.get(id(name)).withObject("/metadata").putArray("finalizers");
  }

  private static ObjectId id(String name) {
    return ObjectId.of(ManagedKind.KUSTOMIZATION, "home-" + name, "prod-addons");
  }

  private static Owner owner(String name) {
    return Owner.ofTenant(name);
  }
}

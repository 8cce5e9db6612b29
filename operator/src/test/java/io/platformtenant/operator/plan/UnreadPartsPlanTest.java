package io.platformtenant.operator.plan;

import static io.platformtenant.operator.plan.PartedTenant.BEFORE;
import static io.platformtenant.operator.plan.PartedTenant.STANDARD;
import static io.platformtenant.operator.plan.PartedTenant.groups;
import static io.platformtenant.operator.plan.PartedTenant.live;
import static io.platformtenant.operator.plan.PartedTenant.plan;
import static io.platformtenant.operator.plan.PartedTenant.project;
import static io.platformtenant.operator.plan.PartedTenant.revisionOf;
import static io.platformtenant.operator.plan.PartedTenant.source;
import static io.platformtenant.operator.plan.PartedTenant.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.platformtenant.api.schema.Unread;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.World;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is carried out while something of a contract can not be read. */
class UnreadPartsPlanTest {
  @Test
  void whatCanNotBeReadIsAsItWasAndTheRestGoesOn() {
    PartedPlan parted =
        unread(
            t ->
                t.replace("path: web, targetRevision: v1", "path: half")
                    .replace("as it was", "now"),
            "/spec/delivery/applications/0/source/helm/valuesObject");

    assertThat(revisionOf(parted, "shop-web-dev")).isEqualTo("v1");
    assertThat(source(parted, "shop-web-dev").path("path").asText()).isEqualTo("web");
    assertThat(project(parted).path("description").asText()).isEqualTo("now");
    assertThat(parted.plan().heldBack().what())
        .containsExactly(
            "application \"jobs\"", "application \"web\"", "spec.delivery.applications");
    assertThat(parted.accepted().orElseThrow().fields().at("/delivery"))
        .isEqualTo(BEFORE.fields().at("/delivery"));
  }

  /** Nobody has left whose tier can not be read. */
  @Test
  void aTierThatCanNotBeReadIsAsItWas() {
    PartedPlan parted =
        unread(
            t -> t.replace("viewers: {groups: [look, old]}", "viewers: {}").replace("[ship]", "[]"),
            "/spec/access/viewers/groups");

    assertThat(groups(parted, "viewer")).containsExactly("look", "old");
    assertThat(groups(parted, "deployer")).isEmpty();
    assertThat(parted.plan().heldBack().what()).contains("spec.access.viewers");
  }

  @Test
  void whatOfThePlatformCanNotBeReadHoldsEverything() {
    for (String field :
        List.of("/spec/environments/0/protected", "/spec/delivery", "/spec/access/approvers")) {
      assertThat(unread(t -> t, field).plan().isRefused()).as(field).isTrue();
    }
  }

  /** What is live may be what somebody else put there. */
  @Test
  void aTierThatCanNotBeReadAndWasNeverAcceptedIsNotGuessed() {
    World world = world(t -> t, STANDARD);
    lacks(world, "/spec/access/viewers/groups");

    assertThat(PartedPlanner.plan(world, Optional::empty).plan().isRefused()).isTrue();
  }

  @Test
  void whatCanNotBeReadAndRunsIsNotTakenAway() {
    Observed live = live(plan(t -> t, Optional.empty()));
    for (String field :
        List.of("/spec/bootstrap/stages/0/interval", "/spec/delivery/applications/0/source")) {
      World world = world(t -> t, STANDARD).withObserved(live);
      lacks(world, field);
      assertThat(PartedPlanner.plan(world, Optional::empty).plan().isRefused()).as(field).isTrue();
    }
  }

  private PartedPlan unread(UnaryOperator<String> change, String field) {
    World world = world(change, STANDARD);
    lacks(world, field);
    return PartedPlanner.plan(world, () -> Optional.of(BEFORE));
  }

  private static void lacks(World world, String field) {
    world.tenant().lacks(List.of(new Unread(JsonPointer.valueOf(field), "[]", List.of())));
  }
}

package io.platformtenant.operator.plan;

import static io.platformtenant.operator.plan.PartedTenant.STANDARD;
import static io.platformtenant.operator.plan.PartedTenant.groups;
import static io.platformtenant.operator.plan.PartedTenant.live;
import static io.platformtenant.operator.plan.PartedTenant.plan;
import static io.platformtenant.operator.plan.PartedTenant.tenant;
import static io.platformtenant.operator.plan.PartedTenant.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.World;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Single people while something that a team wrote is refused. */
class HeldBackPeopleTest {
  @Test
  void peopleGoAtOnceAndNobodyComes() {
    TeamPart before = with("[ship], users: [ann, old]");

    PartedPlan parted = wrong("[ship], users: [new, ann]", world -> world, Optional.of(before));

    assertThat(groups(parted, "deployer")).containsExactly("ann", "ship");
    assertThat(people(parted)).containsExactly("Group ship", "User ann");
  }

  /** Argo CD knows the name already; Kubernetes would give the person what the group had. */
  @Test
  void whoeverWasAGroupDoesNotBecomeAPerson() {
    PartedPlan before = plan(t -> t.replace("[ship]", "[ship, ann]"), Optional.empty());

    PartedPlan parted =
        wrong("[ship], users: [ann]", world -> world.withObserved(live(before)), Optional.empty());

    assertThat(people(parted)).containsExactly("Group ship");
    assertThat(groups(parted, "deployer")).containsExactly("ship");
  }

  @Test
  void peopleWhoseRevisionIsLostKeepWhatIsLive() {
    String people = "[ship], users: [ann]";
    PartedPlan before = plan(t -> t.replace("[ship]", people), Optional.empty());

    PartedPlan parted = wrong(people, world -> world.withObserved(live(before)), Optional.empty());

    assertThat(people(parted)).containsExactly("Group ship", "User ann");
  }

  private static TeamPart with(String deployers) {
    return TeamPart.of(tenant(t -> t.replace("[ship]", deployers)).getSpec());
  }

  /** An error elsewhere, and these deployers. */
  private static PartedPlan wrong(
      String deployers, UnaryOperator<World> around, Optional<TeamPart> accepted) {
    return PartedPlanner.plan(
        around.apply(
            world(t -> t.replace("[ship]", deployers).replace("as it was", "a\u200bb"), STANDARD)),
        () -> accepted);
  }

  private static List<String> people(PartedPlan parted) {
    return parted
        .plan()
        .objects()
        .get(
            ObjectId.of(
                ManagedKind.ROLE_BINDING, "shop-dev", "access-deployers:platform-tenant-viewer"))
        .body()
        .path("subjects")
        .valueStream()
        .map(subject -> subject.path("kind").asText() + " " + subject.path("name").asText())
        .toList();
  }
}

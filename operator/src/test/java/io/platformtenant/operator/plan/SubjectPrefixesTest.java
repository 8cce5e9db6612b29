package io.platformtenant.operator.plan;

import static io.platformtenant.operator.plan.PartedTenant.BEFORE;
import static io.platformtenant.operator.plan.PartedTenant.STANDARD;
import static io.platformtenant.operator.plan.PartedTenant.groups;
import static io.platformtenant.operator.plan.PartedTenant.live;
import static io.platformtenant.operator.plan.PartedTenant.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.access.Grants;
import io.platformtenant.operator.contract.people.EffectiveAccess;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An API server that puts something before the names which the identity provider sends. */
class SubjectPrefixesTest {
  private static final SubjectPrefixes OIDC = new SubjectPrefixes("u:", "aad:");

  @Test
  void roleBindingsCarryThePrefixAndProjectsDoNot() {
    PartedPlan parted =
        PartedPlanner.plan(
            called(t -> t.replace("[ship]", "[ship], users: [ann]")), () -> Optional.of(BEFORE));

    assertThat(subjects(parted, "access-deployers"))
        .containsExactly("Group aad:ship", "User u:ann");
    assertThat(groups(parted, "deployer")).containsExactly("ann", "ship");
  }

  @Test
  void whoHasRightsIsToldByTheNameInTheContract() {
    World world = called(t -> t);
    PartedPlan parted = PartedPlanner.plan(world, Optional::empty);

    assertThat(
            Grants.of(
                "shop",
                parted.plan(),
                EffectiveAccess.of(world.tenant().getSpec(), Optional.of(STANDARD)),
                OIDC))
        .extracting(grant -> grant.who().name())
        .contains("ship", "look")
        .noneMatch(name -> name.contains("aad:"));
  }

  /** Where nothing is known but what is live. */
  @Test
  void namesAreKnownAgainWithoutIt() {
    PartedPlan before = PartedPlanner.plan(called(t -> t), Optional::empty);

    PartedPlan parted =
        PartedPlanner.plan(
            called(t -> t.replace("as it was", "a\u200bb")).withObserved(live(before)),
            Optional::empty);

    assertThat(groups(parted, "deployer")).containsExactly("ship");
    assertThat(subjects(parted, "access-deployers")).containsExactly("Group aad:ship");
  }

  @Test
  void aNameThatBecomesOneOfKubernetesIsRefused() {
    World world =
        world(t -> t.replace("[ship]", "['tem:masters']"), STANDARD)
            .withSubjects(new SubjectPrefixes("", "sys"));

    assertThat(Planner.plan(world).errors())
        .extracting(Finding::describe)
        .singleElement()
        .asString()
        .contains("spec.access.deployers.groups[0]", "\"system:masters\"", "PT020");
  }

  /** A role binding that names it would be refused, for all tenants of the class. */
  @Test
  void aNameOfTheClassThatBecomesOneOfKubernetesIsRefused() {
    PlatformTenantClass tenantClass =
        PartedTenant.read(
            PartedTenant.CLASS + "  access: {viewers: {users: ['tem:admin']}}\n",
            PlatformTenantClass.class);
    World world = world(t -> t, tenantClass).withSubjects(new SubjectPrefixes("sys", ""));

    assertThat(Planner.plan(world).errors())
        .extracting(Finding::describe)
        .singleElement()
        .asString()
        .contains("spec.className", "\"system:admin\"", "PT022");
  }

  private static World called(UnaryOperator<String> change) {
    return world(change, STANDARD).withSubjects(OIDC);
  }

  private static List<String> subjects(PartedPlan parted, String tier) {
    return parted
        .plan()
        .objects()
        .get(ObjectId.of(ManagedKind.ROLE_BINDING, "shop-dev", tier + ":platform-tenant-viewer"))
        .body()
        .path("subjects")
        .valueStream()
        .map(subject -> subject.path("kind").asText() + " " + subject.path("name").asText())
        .toList();
  }
}

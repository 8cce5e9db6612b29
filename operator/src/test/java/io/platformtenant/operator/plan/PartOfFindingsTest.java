package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.cases.RejectedCase;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.contract.EffectiveGuardrails;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Part;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.Rulebook;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever the team writes, what is found of the platform's part is the same. */
class PartOfFindingsTest {
  private static final int WORLDS = 100;
  private static final int TEAMS = 6;
  private static final List<Path> FILES =
      RejectedCase.all().stream()
          .filter(
              c ->
                  !c.isAboutAClass()
                      && !c.isAboutAnOverride()
                      && Set.of("rule", "warning").contains(c.layer()))
          .map(RejectedCase::file)
          .toList();

  @Test
  void noChangeOfTheTeamMakesAFindingOfThePlatform() {
    List<TeamPart> teams = teams();
    var worlds = new RandomWorlds(7);
    var random = new Random(7);
    Set<String> wrong = new TreeSet<>();
    Set<Part> seen = new TreeSet<>();
    for (int i = 0; i < WORLDS; i++) {
      World world = worlds.next();
      if (world.choice() instanceof ClassChoice.Found) {
        compare(world, teams, random, wrong, seen);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).containsExactlyInAnyOrder(Part.values());
  }

  /** Only who holds the verb can mend it under such a class. */
  @Test
  void bootstrapIsThePlatformsToMendUnlessTheClassSaysOtherwise() {
    assertThat(partsOfAStageInErrorUnder("Forbid")).containsOnly(Part.PLATFORM);
    assertThat(partsOfAStageInErrorUnder("Allow")).containsOnly(Part.TEAM);
  }

  private static List<Part> partsOfAStageInErrorUnder(String tenantStages) {
    var tenantClass =
        PartedTenant.read(
            PartedTenant.CLASS.replace(
                "protectedAutoSync: Forbid",
                "protectedAutoSync: Forbid, tenantStages: " + tenantStages),
            PlatformTenantClass.class);
    World world =
        PartedTenant.world(t -> t.replace("dependsOn: [ours]", "dependsOn: [gone]"), tenantClass);
    return Planner.plan(world).errors().stream().map(Finding::part).toList();
  }

  /** What is stored and read back is what was written. */
  @Test
  void aPartTakenOutAndPutBackIsTheSame() {
    for (Path file : FILES) {
      for (PlatformTenant tenant : read(file).tenants()) {
        if (tenant.unread().isEmpty()) {
          TeamPart part = TeamPart.of(tenant.getSpec());
          assertThat(TeamPart.of(part.in(tenant).getSpec())).as(file.toString()).isEqualTo(part);
          assertThat(part.in(tenant).getSpec().bootstrap()).isEqualTo(tenant.getSpec().bootstrap());
          assertThat(part.in(tenant).getSpec().delivery().applications())
              .isEqualTo(
                  tenant.getSpec().delivery() == null
                      ? List.of()
                      : tenant.getSpec().delivery().applications());
        }
      }
    }
  }

  @Test
  void noneOfTheCasesMakesOneEither() {
    List<TeamPart> teams = teams();
    var random = new Random(8);
    Set<String> wrong = new TreeSet<>();
    Set<Part> seen = new TreeSet<>();
    for (Path file : FILES) {
      Inputs inputs = read(file);
      for (PlatformTenant tenant : inputs.tenants()) {
        World world = Rendering.of(inputs).world(tenant);
        if (tenant.unread().isEmpty() && world.choice() instanceof ClassChoice.Found) {
          compare(world, teams, random, wrong, seen);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).containsExactlyInAnyOrder(Part.values());
  }

  private static void compare(
      World world, List<TeamPart> teams, Random random, Set<String> wrong, Set<Part> seen) {
    found(world, TeamPart.of(world.tenant().getSpec())).forEach(f -> seen.add(f.part()));
    for (int j = 0; j < TEAMS; j++) {
      TeamPart team = teams.get(random.nextInt(teams.size()));
      found(world, team).forEach(f -> seen.add(f.part()));
      differ(world, team, wrong);
    }
    differ(world, TeamPart.of(world.tenant().getSpec()), wrong);
  }

  private static void differ(World world, TeamPart team, Set<String> wrong) {
    Set<String> with = ofPlatform(world, team);
    Set<String> without = ofPlatform(world, TeamPart.NONE);
    with.stream().filter(f -> !without.contains(f)).forEach(f -> wrong.add("made: " + f));
    without.stream().filter(f -> !with.contains(f)).forEach(f -> wrong.add("unmade: " + f));
  }

  private static Set<String> ofPlatform(World world, TeamPart team) {
    return found(world, team).stream()
        .filter(f -> f.part() == Part.PLATFORM)
        .map(Finding::describe)
        .collect(Collectors.toSet());
  }

  private static List<Finding> found(World world, TeamPart team) {
    var sound = ((ClassChoice.Found) world.choice()).tenantClass();
    boolean all = EffectiveGuardrails.of(sound.tenantClass()).permitsTenantStages();
    World with = world.withTenant((all ? team : withBootstrapOf(world, team)).in(world.tenant()));
    return Rulebook.found(with, ResolvedTenant.of(with.tenant(), sound.tenantClass()));
  }

  /** Where the class keeps bootstrap for the platform, no team changes it. */
  private static TeamPart withBootstrapOf(World world, TeamPart team) {
    ObjectNode fields = team.fields().deepCopy();
    fields.remove("bootstrap");
    JsonNode its = TeamPart.of(world.tenant().getSpec()).fields().path("bootstrap");
    if (!its.isMissingNode()) {
      fields.set("bootstrap", its);
    }
    return new TeamPart(fields);
  }

  private static List<TeamPart> teams() {
    return FILES.stream()
        .flatMap(file -> read(file).tenants().stream())
        .filter(tenant -> tenant.unread().isEmpty())
        .map(tenant -> TeamPart.of(tenant.getSpec()))
        .toList();
  }

  private static Inputs read(Path file) {
    return InputReader.read(List.of(file.toString()), InputStream.nullInputStream());
  }
}

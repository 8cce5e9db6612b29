package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.cases.RejectedCase;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.contract.ResolvedTenant;
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
          .filter(c -> !c.isAboutAClass() && Set.of("rule", "warning").contains(c.layer()))
          .map(RejectedCase::file)
          .toList();

  @Test
  void noChangeOfTheTeamMakesAFindingOfThePlatform() {
    List<PlatformTenantSpec> teams = teams();
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

  @Test
  void noneOfTheCasesMakesOneEither() {
    List<PlatformTenantSpec> teams = teams();
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
      World world,
      List<PlatformTenantSpec> teams,
      Random random,
      Set<String> wrong,
      Set<Part> seen) {
    found(world, world.tenant().getSpec()).forEach(f -> seen.add(f.part()));
    for (int j = 0; j < TEAMS; j++) {
      PlatformTenantSpec team = teams.get(random.nextInt(teams.size()));
      found(world, team).forEach(f -> seen.add(f.part()));
      differ(world, team, wrong);
    }
    differ(world, world.tenant().getSpec(), wrong);
  }

  private static void differ(World world, PlatformTenantSpec team, Set<String> wrong) {
    Set<String> with = ofPlatform(world, team);
    Set<String> without = ofPlatform(world, TeamSwap.NOTHING);
    with.stream().filter(f -> !without.contains(f)).forEach(f -> wrong.add("made: " + f));
    without.stream().filter(f -> !with.contains(f)).forEach(f -> wrong.add("unmade: " + f));
  }

  private static Set<String> ofPlatform(World world, PlatformTenantSpec team) {
    return found(world, team).stream()
        .filter(f -> f.part() == Part.PLATFORM)
        .map(Finding::describe)
        .collect(Collectors.toSet());
  }

  private static List<Finding> found(World world, PlatformTenantSpec team) {
    World with = TeamSwap.in(world, team);
    var sound = ((ClassChoice.Found) world.choice()).tenantClass();
    return Rulebook.found(with, ResolvedTenant.of(with.tenant(), sound.tenantClass()));
  }

  private static List<PlatformTenantSpec> teams() {
    return FILES.stream()
        .flatMap(file -> read(file).tenants().stream())
        .filter(tenant -> tenant.unread().isEmpty())
        .map(PlatformTenant::getSpec)
        .toList();
  }

  private static Inputs read(Path file) {
    return InputReader.read(List.of(file.toString()), InputStream.nullInputStream());
  }
}

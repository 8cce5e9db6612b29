package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.testkit.chart.Guardrails;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A hostile app team, with the rights a tenant gives it and update on its own contract, looks for a
 * way out. Each way is shut by the layer named, and a like act inside the boundary succeeds.
 */
class EscapeIT extends SharedStory {
  private static final ClassYaml GUARDED =
      CLASS.guardrails(
          "{repositories: [\"https://git.example.com/{tenant}/**\", \"oci://registry.example.com/{tenant}/*\"], minimumGate: None, tenantStages: Allow, hosts: [\"{tenant}.example.com\"], adoption: [Adopt]}");

  static final TenantYaml HOSTILE =
      TenantYaml.named("{id}")
          .ofTeam("hostile")
          .environment("staging")
          .protectedEnvironment("prod")
          .with(
              """
              access: {deployers: {groups: ["dev-{id}"]}}
              bootstrap:
                sources:
                  - {name: config, git: {url: "https://git.example.com/{id}/config.git", ref: {tag: v1}}}
                stages: [{name: addons, source: config}]
              delivery:
                applications:
                  - {name: api, source: {repoURL: "https://git.example.com/{id}/deploy.git", path: api}}
              """);

  /** A small tenant that takes its application from a repository of its own. */
  static final TenantYaml NEIGHBOUR =
      SMALL_TENANT.with(
          """
          delivery:
            applications: [{name: web, source: {repoURL: "https://git.example.com/{id}/deploy.git"}}]
          """);

  @BeforeEach
  void twoTenantsAreReady() {
    Guardrails.deny(admin);
    corner.apply(GUARDED);
    if (corner.tenant("{id}") == null) {
      corner.apply(HOSTILE);
      corner.apply(NEIGHBOUR.called("{id}victim"));
    }
    untilReady("{id}");
    untilReady("{id}victim");
  }

  @TestFactory
  Stream<DynamicTest> noWayOutOfItsGit() {
    return tests(byGit());
  }

  @TestFactory
  Stream<DynamicTest> noWayOutOfItsContract() {
    return tests(contract().all());
  }

  @Test
  void thereAreAtLeastAHundredWays() {
    List<Escape> git = byGit();
    List<Escape> contract = contract().all();

    System.out.printf(
        "escapes: %d by Git, %d by contract and kubectl%n", git.size(), contract.size());
    assertThat(git.size() + contract.size()).isGreaterThanOrEqualTo(100);
  }

  private List<Escape> byGit() {
    var git = new ByGit(admin, parts("{id}"), parts("{id}victim").namespace("dev").name());
    return Stream.of(
            new GitEscapes(git).all(),
            new FieldEscapes(git, corner.id()).all(),
            new ClusterEscapes(git).all())
        .flatMap(List::stream)
        .toList();
  }

  /** Whatever it tried, the neighbour is as it was and its own home is the operator's. */
  @AfterEach
  void nothingMovedNextDoor() {
    assertThat(corner.isReady("{id}victim")).isTrue();
    assertThat(admin.configMaps().inNamespace(corner.id() + "victim-dev").list().getItems())
        .noneMatch(c -> c.getMetadata().getName().startsWith("by-git-"));
  }

  private ContractEscapes contract() {
    return new ContractEscapes(admin, corner.id(), corner.id() + "victim", "dev-" + corner.id());
  }

  private static Stream<DynamicTest> tests(List<Escape> escapes) {
    return escapes.stream().map(e -> DynamicTest.dynamicTest(e.way(), e::isShut));
  }
}

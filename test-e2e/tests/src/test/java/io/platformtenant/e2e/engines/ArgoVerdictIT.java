package io.platformtenant.e2e.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.engines.real.EngineModule;
import io.platformtenant.engines.real.Verdict;
import io.platformtenant.operator.cases.Cases;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.rules.argocd.ProjectRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our verdict on a project is Argo CD's own, whatever the project holds. */
class ArgoVerdictIT {
  private static final int MUTATED = 6_000;
  private static final int WITH_A_WINDOW = 4_000;

  @Test
  void ourVerdictIsThatOfArgoCd() throws IOException {
    List<ObjectNode> projects = projects();
    List<Verdict.Project> theirs;
    try (var verdict = Verdict.start()) {
      theirs = verdict.projects(projects);
    }
    var differences = new ArrayList<String>();
    var byRule = new TreeMap<String, Integer>();
    int refused = 0;
    for (int i = 0; i < projects.size(); i++) {
      List<Finding> ours = Rulebook.checkProject(projects.get(i));
      ours.stream().map(Finding::rule).distinct().forEach(r -> byRule.merge(r, 1, Integer::sum));
      refused += theirs.get(i).isRefused() ? 1 : 0;
      if (ours.isEmpty() == theirs.get(i).isRefused()) {
        differences.add(
            "Argo CD: %s%nwe: %s%n%s"
                .formatted(theirs.get(i).error(), ours, projects.get(i).path("spec")));
      }
    }
    System.out.printf(
        "Argo CD %s: %d projects, %d valid, %d refused, %d differences; refused by us: %s%n",
        EngineModule.VERDICT.version(),
        projects.size(),
        projects.size() - refused,
        refused,
        differences.size(),
        byRule);
    assertThat(differences).as("projects on which the verdicts differ").isEmpty();
    assertThat(refused).isBetween(projects.size() / 4, projects.size() * 3 / 4);
    assertThat(byRule.keySet())
        .as("rules that were broken")
        .containsExactlyElementsOf(ProjectRules.ALL.stream().map(r -> r.id()).toList());
  }

  /** What Argo CD would store must not void its own policy either. */
  @Test
  void whatThePlannerMakesIsTakenAndItsPolicyLoads() throws IOException {
    try (var verdict = Verdict.start()) {
      assertThat(verdict.projects(planned()))
          .isNotEmpty()
          .allSatisfy(
              p -> {
                assertThat(p.error()).isEmpty();
                assertThat(p.policyError()).isEmpty();
                assertThat(p.policies()).isNotEmpty();
              });
    }
  }

  private static List<ObjectNode> projects() throws IOException {
    List<ObjectNode> planned = planned();
    var mutations = new ProjectMutations(4711);
    return Stream.of(
            planned.stream(),
            Stream.iterate(0, i -> i + 1)
                .limit(MUTATED)
                .map(i -> mutations.of(planned.get(i % planned.size()))),
            Stream.iterate(0, i -> i + 1)
                .limit(WITH_A_WINDOW)
                .map(i -> mutations.withWindow(planned.get(i % planned.size()))))
        .flatMap(s -> s)
        .toList();
  }

  private static List<ObjectNode> planned() throws IOException {
    var projects = new ArrayList<ObjectNode>();
    for (var folder : Cases.golden()) {
      try (var documents =
          new YAMLMapper()
              .readerFor(ObjectNode.class)
              .<ObjectNode>readValues(folder.resolve("out-plan.yaml").toFile())) {
        documents.forEachRemaining(
            document -> {
              if (document != null && document.path("kind").asText().equals("AppProject")) {
                projects.add(document);
              }
            });
      }
    }
    return projects;
  }
}

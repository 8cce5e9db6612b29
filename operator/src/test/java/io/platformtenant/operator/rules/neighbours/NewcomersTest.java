package io.platformtenant.operator.rules.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.Rulebook;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What one tenant writes never refuses another one's names, if it may not have them itself. */
class NewcomersTest {
  private static final int PAIRS = 400;
  private static final List<String> NAMES =
      List.of("shop", "shop-eu", "shop-eu-west", "shop-e", "shopping", "pay");
  private static final List<String> WORDS =
      List.of("eu", "eu-west", "eu-jobs", "jobs", "e", "west", "api", "prod-x");
  private static final List<String> ENVIRONMENTS = List.of("prod", "eu", "eu-west", "dev");
  private static final JudgedClass CLASS =
      Rulebook.judge(
          read("kind: PlatformTenantClass\nmetadata: {name: standard}\nspec: {guardrails:"
                  + " {repositories: [\"**\"], protectedRevisions: Any}}\n")
              .classes()
              .getFirst());

  /** The older one's contract changes at random; the other's findings must not. */
  @Test
  void aChangeOfAContractAddsNoErrorToAnother() {
    int clashes = 0;
    for (int seed = 0; seed < PAIRS; seed++) {
      var random = new Random(seed);
      List<String> names = new ArrayList<>(NAMES);
      java.util.Collections.shuffle(names, random);
      String changing = names.get(0);
      PlatformTenant other = tenant(names.get(1), random);
      PlatformTenant third = tenant(names.get(2), random);
      PlatformTenant before = tenant(changing, random);
      PlatformTenant after = tenant(changing, random);
      after.getMetadata().setCreationTimestamp(before.getMetadata().getCreationTimestamp());
      Set<String> was = errors(other, List.of(other, third, before));
      Set<String> is = errors(other, List.of(other, third, after));
      is.removeAll(was);
      assertThat(is)
          .as("seed %d: %s, when %s changes", seed, other.getMetadata().getName(), changing)
          .isEmpty();
      clashes += errors(after, List.of(other, third, after)).size();
    }
    System.out.printf("pairs: %d, names refused at the one who wrote them: %d%n", PAIRS, clashes);
    assertThat(clashes).as("tenants meet at all").isGreaterThan(PAIRS / 10);
  }

  private static Set<String> errors(PlatformTenant tenant, List<PlatformTenant> all) {
    return Planner.found(new Rendering(all, List.of(CLASS)).world(tenant)).stream()
        .filter(Finding::isError)
        .map(Finding::describe)
        .collect(Collectors.toSet());
  }

  /** The class permits {@code {tenant}-*}, so a shorter name reaches into a longer one's. */
  private static PlatformTenant tenant(String name, Random random) {
    String environment = ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size()));
    String applications =
        some(random)
            .map(
                "      - {name: %s, source: {repoURL: \"https://git.example.com/d\", path: a}}\n"
                    ::formatted)
            .collect(Collectors.joining());
    String sets =
        some(random)
            .map(
                set ->
                    ("      - {name: %s, list: {elements: [{name: x}]}, source: {repoURL:"
                            + " \"https://git.example.com/d\", path: \"a/{item}\"}}\n")
                        .formatted(set))
            .collect(Collectors.joining());
    return read("""
            kind: PlatformTenant
            metadata: {name: %s, creationTimestamp: "2026-01-0%dT00:00:00Z"}
            spec:
              className: standard
              owner: {team: a, contact: a@example.com}
              environments: [{name: %s, namespaces: [{name: %s-%s}, {name: %s-x-%d}]}]
              delivery:
                applications:
            %s    applicationSets:
            %s"""
            .formatted(
                name,
                1 + random.nextInt(4),
                environment,
                name,
                WORDS.get(random.nextInt(WORDS.size())),
                name,
                random.nextInt(100),
                applications.isEmpty() ? "      []\n" : applications,
                sets.isEmpty() ? "      []\n" : sets))
        .tenants()
        .getFirst();
  }

  private static Stream<String> some(Random random) {
    return WORDS.stream().filter(word -> random.nextInt(4) == 0);
  }

  private static io.platformtenant.operator.cli.Inputs read(String yaml) {
    byte[] bytes =
        ("apiVersion: platformtenant.io/v1alpha1\n" + yaml).getBytes(StandardCharsets.UTF_8);
    return InputReader.read(List.of("-"), new ByteArrayInputStream(bytes));
  }
}

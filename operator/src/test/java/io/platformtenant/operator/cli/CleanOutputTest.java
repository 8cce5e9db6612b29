package io.platformtenant.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody else wrote never moves a cursor, nor speaks to a runner of workflows. */
class CleanOutputTest {
  private static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: standard}
      spec: {guardrails: {repositories: ["**"], protectedRevisions: Any}}
      ---
      """;

  /** In names, in values, in what is refused and in what is rendered. */
  private static final String HOSTILE =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: "x\\n::warning file=a.yaml::by name\\n\\e[31mred"}
      spec:
        className: standard
        owner: {team: a, contact: "#a"}
        environments: [{name: prod, namespaces: [{name: shop-prod}]}]
        delivery:
          applications:
            - {name: api, source: {repoURL: "https://git.example.com/shop/a\\n::error::by value\\e]0;title\\a", path: "a\\n::stop-commands::b"}}
      """;

  private static final String RENDERED =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: shop}
      spec:
        className: standard
        owner: {team: a, contact: "#a"}
        environments: [{name: prod, namespaces: [{name: shop-prod}]}]
        delivery:
          applications:
            - name: api
              source:
                repoURL: https://git.example.com/shop/a
                path: a
                helm: {valuesObject: {text: "first\\n::error::by value\\n  ::add-mask::x\\n##[error]old", esc: "\\e[31m"}}
      """;

  @TempDir private Path folder;

  static Stream<List<String>> commands() {
    return Stream.of(
        List.of("render"),
        List.of("render", "-o", "tree"),
        List.of("render", "-o", "name"),
        List.of("render", "-o", "json"),
        List.of("render", "--tenant", "x\n::error::by option"),
        List.of("validate"),
        List.of("validate", "-o", "json"),
        List.of("validate", "-o", "sarif"),
        List.of("validate", "--since", "x\n::error::by option"),
        List.of("validate", "-o", "x\n::error::by option"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noCommandSpeaksForWhoeverWroteAFile(List<String> command) throws IOException {
    for (String text : List.of(HOSTILE, RENDERED)) {
      Files.writeString(folder.resolve("a\n::error::by file\u001b[31m.yaml"), CLASS + text);
      assertClean(run(command, folder.toString()));
    }
  }

  @Test
  void workflowCommandsAreOurOwn() throws IOException {
    Files.writeString(folder.resolve("a\n::error::by file\u001b[31m.yaml"), CLASS + HOSTILE);
    String said = run(List.of("validate", "-o", "github"), folder.toString());
    assertThat(said).doesNotContain("\u001b");
    assertThat(said.lines()).allMatch(line -> line.matches("::(error|warning) file=.*"));
  }

  @Test
  void aPathThatIsNotThereIsShownPlainly() {
    assertClean(run(List.of("validate"), folder.resolve("gone\n::error::x\u001b").toString()));
    assertClean(run(List.of("explain"), "PT\n::error::x\u001b"));
  }

  /** Kustomize and Flux read them, so they are no place to hide. */
  @Test
  void aFileWithALineBreakInItsPathIsRead() throws IOException {
    Path below = Files.createDirectories(folder.resolve("a\nb"));
    Files.writeString(below.resolve("c\nd.yaml"), CLASS + RENDERED);
    assertThat(run(List.of("validate"), folder.toString())).contains("1 tenant and 1 class");
  }

  private static void assertClean(String said) {
    assertThat(said).isNotEmpty();
    assertThat(said.codePoints().filter(c -> c != '\n').filter(Character::isISOControl)).isEmpty();
    assertThat(said.lines().map(String::strip))
        .noneMatch(line -> line.startsWith("::") || line.startsWith("##["));
  }

  private static String run(List<String> command, String path) {
    Said said = Said.by(Stream.concat(command.stream(), Stream.of(path)).toArray(String[]::new));
    return said.out() + said.errors();
  }
}

package io.platformtenant.operator.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clash of names in files, alone and beside what a revision of git had. */
class SinceTest {
  private static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: standard}
      spec: {guardrails: {repositories: ["**"], namespaces: ["*"]}}
      """;

  @TempDir private Path top;
  private Path folder;

  @BeforeEach
  void aRepository() throws Exception {
    folder = Files.createDirectories(top.resolve("clusters/a b"));
    git("init", "-q", "-b", "main");
    write("class", CLASS);
  }

  @Test
  void filesAloneTellOneFindingWithBothPlacesAndNoAge() throws Exception {
    write("alpha", tenant("alpha", "shared-db", "", "creationTimestamp: 2025-01-01T00:00:00Z"));
    write("zeta", tenant("zeta", "shared-db", "", "creationTimestamp: 2024-01-01T00:00:00Z"));
    Validate said = validate();
    assertThat(said.out())
        .contains("claimed by tenant \"alpha\" too, and only one of them can have it (PX001; see ")
        .contains("alpha.yaml:7:")
        .contains(": 1 error, 0 warnings")
        .doesNotContain("older");
    assertThat(said.code()).isEqualTo(1);
  }

  @Test
  void aNamespaceIsRefusedToTheOneWhoIsNew() throws Exception {
    write("zeta", tenant("zeta", "shared-db", ""));
    commit();
    write("alpha", tenant("alpha", "shared-db", ""));
    assertThat(only(validate("-o", "json", "--since", "HEAD")))
        .isEqualTo("error PX001 PlatformTenant \"alpha\" beside PlatformTenant \"zeta\"");
    assertThat(only(validate("-o", "json")))
        .isEqualTo("error PX001 PlatformTenant \"zeta\" beside PlatformTenant \"alpha\"");
  }

  @Test
  void aTenantThatIsNewIsToldThatItsNameIsTaken() throws Exception {
    write("web", tenant("web", "web-dev", "api"));
    commit();
    write("web-api", tenant("web-api", "web-api-dev", ""));
    assertThat(only(validate("-o", "json", "--since", "HEAD")))
        .isEqualTo("error PX008 PlatformTenant \"web-api\" beside PlatformTenant \"web\"");
    assertThat(only(validate("-o", "json")))
        .isEqualTo("error PX003 PlatformTenant \"web\" beside PlatformTenant \"web-api\"");

    commit();
    Validate merged = validate("-o", "json", "--since", "HEAD");
    assertThat(merged.code()).as("what is let be breaks no pipeline").isZero();
    assertThat(only(merged))
        .isEqualTo("warning PX008 PlatformTenant \"web-api\" beside PlatformTenant \"web\"");
  }

  @Test
  void anApplicationThatIsNewIsToldWhoseItsNameIs() throws Exception {
    write("web", tenant("web", "web-dev", ""));
    write("web-api", tenant("web-api", "web-api-dev", ""));
    commit();
    write("web", tenant("web", "web-dev", "api"));
    assertThat(only(validate("-o", "json", "--since", "main")))
        .isEqualTo("error PX003 PlatformTenant \"web\" beside PlatformTenant \"web-api\"");
  }

  @Test
  void aFileIsFoundAtTheRevisionByItsPathFromAnywhere() throws Exception {
    write("zeta", tenant("zeta", "shared-db", ""));
    commit();
    write("alpha", tenant("alpha", "shared-db", ""));
    List<String> arguments = new ArrayList<>(List.of("-o", "json", "--since", "HEAD~0"));
    for (String name : List.of("class", "zeta", "alpha")) {
      arguments.add(folder.resolve(name + ".yaml").toString());
    }
    assertThat(only(Validate.run(arguments.toArray(String[]::new)))).startsWith("error PX001");
  }

  @Test
  void nothingOfTheRepositoryIsRun() throws Exception {
    write("zeta", tenant("zeta", "shared-db", ""));
    commit();
    Path ran = top.resolve("ran");
    String command = "touch '" + ran + "'; cat";
    Files.writeString(top.resolve(".gitattributes"), "*.yaml filter=evil diff=evil\n");
    git("config", "filter.evil.smudge", command);
    git("config", "filter.evil.clean", command);
    git("config", "diff.evil.textconv", command);
    git("config", "core.fsmonitor", command);
    git("config", "core.pager", command);
    assertThat(validate("--since", "HEAD").code()).isZero();
    assertThat(ran).doesNotExist();
  }

  @Test
  void whatIsNoRevisionAndNoRepositoryIsAMistakeOfUse(@TempDir Path elsewhere) throws Exception {
    commit();
    assertThat(validate("--since", "nonsense").code()).isEqualTo(2);
    assertThat(validate("--since", "nonsense").errors())
        .contains("there is no revision \"nonsense\" in ");
    assertThat(validate("--since", "HEAD:clusters").errors())
        .contains("there is no revision \"HEAD:clusters\" in ");
    Files.writeString(elsewhere.resolve("class.yaml"), CLASS);
    Validate said = Validate.run("--since", "HEAD", elsewhere.toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors()).contains("lies in no git repository");
    assertThat(Validate.run("--since", "HEAD", "-").code()).isEqualTo(2);
  }

  private static String only(Validate said) {
    assertThat(said.findings()).as(said.out()).hasSize(1);
    JsonNode one = said.findings().getFirst();
    return "%s %s %s beside %s"
        .formatted(
            one.path("severity").asText(),
            one.path("rule").asText(),
            one.path("object").asText(),
            one.at("/other/object").asText());
  }

  private Validate validate(String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(folder.toString());
    return Validate.run(arguments.toArray(String[]::new));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  private static String tenant(String name, String namespace, String application, String... more) {
    String delivery =
        application.isEmpty()
            ? ""
            : "  delivery: {applications: [{name: %s, source: {repoURL: \"https://git.example.com/d\", path: a}}]}\n"
                .formatted(application);
    return """
        apiVersion: platformtenant.io/v1alpha1
        kind: PlatformTenant
        metadata: {name: %s%s}
        spec:
          className: standard
          owner: {team: a, contact: a@example.com}
          environments: [{name: dev, namespaces: [{name: %s}]}]
        %s"""
        .formatted(
            name, more.length == 0 ? "" : ", " + String.join(", ", more), namespace, delivery);
  }

  private void commit() throws Exception {
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x");
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", top.toString()));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}

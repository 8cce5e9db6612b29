package io.platformtenant.operator.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: standard}
      spec: {guardrails: {repositories: ["**"], adoption: [Observe, Adopt]}}
      """;
  private static final String THERE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: NAME-dev, labels: {pod-security.kubernetes.io/enforce: restricted}}
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: AppProject
      metadata: {name: NAME, namespace: argocd}
      spec:
        sourceRepos: ["https://git.example.com/deploy.git"]
        destinations: [{namespace: NAME-dev, server: "https://kubernetes.default.svc"}]
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: NAME-web-dev, namespace: argocd, finalizers: [resources-finalizer.argocd.argoproj.io]}
      spec:
        project: NAME
        destination: {namespace: NAME-dev, server: "https://kubernetes.default.svc"}
        source: {repoURL: "https://git.example.com/deploy.git", path: web}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("there.yaml"),
        THERE.replace("NAME", "red") + "---\n" + THERE.replace("NAME", "blue"));
    Files.writeString(folder.resolve("class.yaml"), CLASS);
  }

  private Said said(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "import";
    words[1] = folder.resolve("there.yaml").toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return Said.by(words);
  }

  @Test
  void withoutAClassItSaysThatNothingWasJudged() {
    Said said = said();

    assertThat(said.code()).as(said.out()).isZero();
    assertThat(said.errors())
        .startsWith("warning: there is no PlatformTenantClass among what was read");
    assertThat(said.out()).doesNotContain("className");
  }

  @Test
  void aClassThatIsNoDefaultHasToBeNamed() {
    String tenantClass = folder.resolve("class.yaml").toString();

    assertThat(said(tenantClass))
        .isEqualTo(
            new Said(
                2, "", "error: no class is the default; say --class with one of [standard]\n"));
    assertThat(said(tenantClass, "--class", "other").code()).isEqualTo(2);
    assertThat(said(tenantClass, "--class", "standard").out()).contains("className: standard");
  }

  @Test
  void aFileForEachTenantIsWrittenOverNone() {
    Path to = folder.resolve("tenants");

    Said said = said("--to", to.toString());
    Said again = said("--to", to.toString());

    assertThat(said.out())
        .isEqualTo("%s%n%s%n".formatted(to.resolve("blue.yaml"), to.resolve("red.yaml")));
    assertThat(to.resolve("red.yaml")).content().contains("name: red").doesNotContain("blue");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.errors()).contains("is there already, and nothing is written over");
  }

  @Test
  void oneTenantCanBeAskedFor() {
    assertThat(said("--tenant", "red").out()).contains("name: red").doesNotContain("blue");
    assertThat(said("--tenant", "green").errors())
        .contains("nothing that tenant \"green\" could have was found");
  }

  @Test
  void programsGetTheSame() {
    JsonNode all = said("-o", "json").json();

    assertThat(all.at("/tenants/0/contract/metadata/name").asText()).isEqualTo("blue");
    assertThat(all.at("/tenants/0/handOver").size()).isEqualTo(3);
    assertThat(all.at("/tenants/0/remarks/0/object").asText()).isEqualTo("PlatformTenant blue");
    assertThat(all.at("/tenants/0/remarks/0/leftOut").asBoolean()).isFalse();
  }

  @Test
  void programsGetNeitherDifferencesNorFiles() {
    Said said = said("-o", "json", "--diff");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors())
        .isEqualTo(
            "error: -o json is for contracts that are printed; leave it out with --diff and"
                + " --to\n");
    assertThat(said("-o", "json", "--to", folder.resolve("tenants").toString())).isEqualTo(said);
  }

  /** What can not be read may have been half of a team. */
  @Test
  void aFileThatCanNotBeReadIsAnError() throws IOException {
    Files.writeString(folder.resolve("there.yaml"), "kind: AppProject\nmetadata: {name: [\n");

    assertThat(said().code()).isEqualTo(3);
    assertThat(said().errors()).startsWith("error: " + folder.resolve("there.yaml") + ":");
  }

  @Test
  void whoIsATenantAlreadyIsToldSo() throws IOException {
    Path tenant =
        Files.writeString(
            folder.resolve("red.yaml"),
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenant
            metadata: {name: red}
            spec:
              owner: {team: red, contact: "#red"}
              environments: [{name: dev, namespaces: [{name: red-dev}]}]
            """);

    Said said = said(tenant.toString());

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("PlatformTenant red: metadata.name \"red\" is there already");
  }
}

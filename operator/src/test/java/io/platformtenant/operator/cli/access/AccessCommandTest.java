package io.platformtenant.operator.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.platformtenant.operator.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessCommandTest {
  private static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: standard}
      spec: {guardrails: {repositories: ["**"]}}
      """;

  @TempDir private Path folder;

  private record Answer(int code, String out, String errors) {
    List<String> lines() {
      return out.lines().map(line -> line.replaceAll(" {2,}", " | ")).toList();
    }
  }

  @Test
  void saysWhoMayDoWhatOnBothPlanes() throws IOException {
    write(folder, tenant("[dev]", "[leads]"));

    Answer answer = access(folder.toString(), "--group", "dev");

    assertThat(answer.code()).isZero();
    assertThat(answer.lines())
        .contains(
            "TENANT | KIND | NAME | PLANE | ENVIRONMENT | WHERE | MAY",
            "payments | Group | dev | Kubernetes | staging | payments-staging | platform-tenant-viewer",
            "payments | Group | dev | Argo CD | staging | payments-api-staging | applications sync",
            "payments | Group | dev | Argo CD | staging | payments-jobs-*-staging | applications sync",
            "payments | Group | dev | Argo CD | prod | payments-api-prod | applications get")
        .doesNotContain(
            "payments | Group | dev | Argo CD | prod | payments-api-prod | applications sync")
        .noneMatch(line -> line.contains("leads") || line.contains("ServiceAccount"));
    assertThat(answer.errors()).contains("not checked");
  }

  @Test
  void narrowsToANamespaceAnEnvironmentAndAccounts() throws IOException {
    write(folder, tenant("[dev]", "[leads]"));

    assertThat(access(folder.toString(), "--namespace", "payments-prod").lines())
        .hasSizeGreaterThan(1)
        .filteredOn(line -> !line.startsWith("TENANT"))
        .allMatch(line -> line.contains("| prod | payments-prod |"));
    assertThat(access(folder.toString(), "--environment", "prod").lines())
        .anyMatch(line -> line.contains("| leads | Argo CD | prod | payments-api-prod |"))
        .noneMatch(line -> line.contains("staging"));
    assertThat(access(folder.toString(), "--accounts").lines())
        .anyMatch(line -> line.contains("ServiceAccount | tenant-payments/argocd-deployer-prod |"));
  }

  @Test
  void saysWhatAChangeGivesAndTakes(@TempDir Path before) throws IOException {
    write(before, tenant("[dev]", "[leads]"));
    write(folder, tenant("[dev, night]", "[]"));

    Answer answer = access(folder.toString(), "--against", before.toString());

    assertThat(answer.code()).isOne();
    assertThat(answer.lines())
        .contains(
            "gives | payments | Group | night | Argo CD | staging | payments-api-staging |"
                + " applications sync",
            "takes | payments | Group | leads | Argo CD | prod | payments-api-prod |"
                + " applications sync")
        .noneMatch(line -> line.contains("| dev |"));
  }

  @Test
  void saysNothingOfWhatStayed(@TempDir Path before) throws IOException {
    write(before, tenant("[dev]", "[leads]"));
    write(folder, tenant("[dev]", "[leads]"));

    Answer answer = access(folder.toString(), "--against", before.toString());

    assertThat(answer.code()).isZero();
    assertThat(answer.lines()).hasSize(1);
  }

  @Test
  void jsonSaysWhatItRestsOn() throws IOException {
    write(folder, tenant("['a,b']", "[]"));

    JsonNode printed = new JsonMapper().readTree(access(folder.toString(), "-o", "json").out());

    assertThat(printed.at("/assumes/state").asText()).isEqualTo("NotChecked");
    assertThat(printed.path("access"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.path("name").asText()).isEqualTo("a,b"));
  }

  @Test
  void csvHasNoFormulasAndNoBrokenFields() throws IOException {
    write(folder, tenant("['=SUM(1)', 'a,b']", "[]"));

    assertThat(access(folder.toString(), "-o", "csv").out())
        .startsWith("TENANT,KIND,NAME,PLANE,ENVIRONMENT,WHERE,MAY\r\n")
        .contains(",'=SUM(1),", ",\"a,b\",");
  }

  @Test
  void ofARefusedTenantNothingIsKnown() throws IOException {
    write(
        folder,
        tenant("[dev]", "[leads]").replace("payments-api", "x").replace("path: a", "path: ../a"));

    Answer answer = access(folder.toString());

    assertThat(answer.code()).isOne();
    assertThat(answer.errors()).contains("\"payments\" is refused");
    assertThat(answer.lines()).hasSize(1);
  }

  private static Answer access(String... arguments) {
    var out = new StringWriter();
    var errors = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .execute(
                Stream.concat(Stream.of("access"), Stream.of(arguments)).toArray(String[]::new));
    return new Answer(code, out.toString(), errors.toString());
  }

  private static void write(Path folder, String tenant) throws IOException {
    Files.writeString(folder.resolve("class.yaml"), CLASS);
    Files.writeString(folder.resolve("tenant.yaml"), tenant);
  }

  private static String tenant(String deployers, String approvers) {
    return """
    apiVersion: platformtenant.io/v1alpha1
    kind: PlatformTenant
    metadata: {name: payments}
    spec:
      className: standard
      owner: {team: payments, contact: payments@example.com}
      access: {deployers: {groups: %s}, approvers: {groups: %s}}
      environments:
        - {name: staging, namespaces: [{name: payments-staging}]}
        - {name: prod, protected: true, namespaces: [{name: payments-prod}]}
      delivery:
        applications:
          - {name: api, source: {repoURL: "https://git.example.com/d.git", path: a}}
        applicationSets:
          - name: jobs
            list: {elements: [{name: night}]}
            source: {repoURL: "https://git.example.com/d.git", path: "jobs/{item}"}
    """
        .formatted(deployers, approvers);
  }
}

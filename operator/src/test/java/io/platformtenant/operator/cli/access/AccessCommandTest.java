package io.platformtenant.operator.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.Said;
import java.io.IOException;
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

  @Test
  void saysWhoMayDoWhatOnBothPlanes() throws IOException {
    write(folder, tenant("[dev]", "[leads]"));

    Said answer = access(folder.toString(), "--group", "dev");

    assertThat(answer.code()).isZero();
    assertThat(lines(answer))
        .contains(
            "TENANT | KIND | NAME | PLANE | ENVIRONMENT | WHERE | MAY | BY",
            "payments | Group | dev | Kubernetes | staging | payments-staging | platform-tenant-viewer | tenant",
            "payments | Group | dev | Argo CD | staging | payments-api-staging | applications sync | tenant",
            "payments | Group | dev | Argo CD | staging | payments-jobs-*-staging | applications sync | tenant",
            "payments | Group | dev | Argo CD | - | * | applications get | tenant")
        .doesNotContain(
            "payments | Group | dev | Argo CD | prod | payments-api-prod | applications sync | tenant")
        .noneMatch(line -> line.contains("leads") || line.contains("ServiceAccount"));
    assertThat(answer.errors()).contains("not checked");
  }

  @Test
  void saysOfAPersonThatItIsOneOnBothPlanes() throws IOException {
    write(folder, tenant("[dev], users: [ann]", "[leads]"));

    Said answer = access(folder.toString(), "--user", "ann");

    assertThat(lines(answer))
        .contains(
            "payments | User | ann | Kubernetes | staging | payments-staging | platform-tenant-viewer | tenant",
            "payments | User | ann | Argo CD | staging | payments-api-staging | applications sync | tenant")
        .filteredOn(line -> !line.startsWith("TENANT"))
        .allMatch(line -> line.contains("| User | ann |"));
    assertThat(lines(access(folder.toString(), "--group", "ann"))).hasSize(1);
  }

  @Test
  void saysWhatACoWriterMayWriteWhere() throws IOException {
    write(folder, tenant("[dev]", "[leads]"));
    Files.writeString(
        folder.resolve("class.yaml"),
        CLASS.replace(
            "]}}",
            "]}, delivery: {coWriters: [{name: promoter, account: \"system:serviceaccount:kargo:kargo\","
                + " fields: [operation, targetRevision]}]}}"));

    assertThat(lines(access(folder.toString(), "--accounts")))
        .contains(
            "payments | ServiceAccount | kargo/kargo | Argo CD | staging | payments-api-staging | applications sync | -",
            "payments | ServiceAccount | kargo/kargo | Argo CD | staging | payments-api-staging | applications write targetRevision | -")
        .noneMatch(line -> line.contains("kargo") && line.contains("prod"));
    assertThat(lines(access(folder.toString()))).noneMatch(line -> line.contains("kargo"));
  }

  @Test
  void saysWhoGivesEachRight() throws IOException {
    write(
        folder,
        tenant("[dev, sre]", "[leads]")
            .replace(
                "payments-staging}]",
                "payments-staging}], access: {deployers: {groups: [dev, testers]}}"));
    Files.writeString(
        folder.resolve("class.yaml"),
        CLASS.replace(
            "]}}", "]}, access: {viewers: {groups: [audit, sre]}, deployers: {users: [eve]}}}"));

    assertThat(lines(access(folder.toString())))
        .contains(
            "payments | Group | audit | Kubernetes | - | tenant-payments |"
                + " platform-tenant-flux-viewer | class standard",
            "payments | Group | sre | Kubernetes | prod | payments-prod | platform-tenant-viewer |"
                + " tenant; class standard",
            "payments | User | eve | Argo CD | staging | payments-api-staging | applications sync |"
                + " class standard",
            "payments | Group | dev | Argo CD | staging | payments-api-staging | applications sync |"
                + " tenant; environment staging",
            "payments | Group | testers | Argo CD | staging | payments-*-staging | logs get |"
                + " environment staging",
            "payments | Group | testers | Kubernetes | staging | payments-staging |"
                + " platform-tenant-viewer | environment staging")
        .noneMatch(line -> line.contains("testers") && line.contains("prod"))
        .noneMatch(line -> line.contains("testers | Kubernetes | -"))
        .noneMatch(line -> line.contains("audit") && line.contains("sync"));
    assertThat(access(folder.toString(), "-o", "json", "--user", "eve").json().path("access"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.path("by").get(0).asText()).isEqualTo("class standard"));
  }

  @Test
  void narrowsToANamespaceAnEnvironmentAndAccounts() throws IOException {
    write(folder, tenant("[dev]", "[leads]"));

    assertThat(lines(access(folder.toString(), "--namespace", "payments-prod")))
        .hasSizeGreaterThan(1)
        .filteredOn(line -> !line.startsWith("TENANT"))
        .allMatch(line -> line.contains("| prod | payments-prod |"));
    assertThat(lines(access(folder.toString(), "--environment", "prod")))
        .anyMatch(line -> line.contains("| leads | Argo CD | prod | payments-api-prod |"))
        .noneMatch(line -> line.contains("staging"));
    assertThat(lines(access(folder.toString(), "--accounts")))
        .anyMatch(line -> line.contains("ServiceAccount | tenant-payments/argocd-deployer-prod |"));
  }

  @Test
  void saysWhatAChangeGivesAndTakes(@TempDir Path before) throws IOException {
    write(before, tenant("[dev]", "[leads]"));
    write(folder, tenant("[dev, night]", "[]"));

    Said answer = access(folder.toString(), "--against", before.toString());

    assertThat(answer.code()).isOne();
    assertThat(lines(answer))
        .contains(
            "gives | payments | Group | night | Argo CD | staging | payments-api-staging |"
                + " applications sync | tenant",
            "takes | payments | Group | leads | Argo CD | prod | payments-api-prod |"
                + " applications sync | tenant")
        .noneMatch(line -> line.contains("| dev |"));
  }

  @Test
  void saysNothingOfWhatStayed(@TempDir Path before) throws IOException {
    write(before, tenant("[dev]", "[leads]"));
    write(folder, tenant("[dev]", "[leads]"));

    Said answer = access(folder.toString(), "--against", before.toString());

    assertThat(answer.code()).isZero();
    assertThat(lines(answer)).hasSize(1);
  }

  @Test
  void jsonSaysWhatItRestsOn() throws IOException {
    write(folder, tenant("['a,b']", "[]"));

    JsonNode printed = access(folder.toString(), "-o", "json").json();

    assertThat(printed.at("/assumes/state").asText()).isEqualTo("NotChecked");
    assertThat(printed.path("access"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.path("name").asText()).isEqualTo("a,b"));
  }

  @Test
  void csvHasNoFormulasAndNoBrokenFields() throws IOException {
    write(folder, tenant("['=SUM(1)', 'a,b']", "[]"));

    assertThat(access(folder.toString(), "-o", "csv").out())
        .startsWith("TENANT,KIND,NAME,PLANE,ENVIRONMENT,WHERE,MAY,BY\r\n")
        .contains(",'=SUM(1),", ",\"a,b\",");
  }

  @Test
  void ofARefusedTenantNothingIsKnown() throws IOException {
    write(
        folder,
        tenant("[dev]", "[leads]").replace("payments-api", "x").replace("path: a", "path: ../a"));

    Said answer = access(folder.toString());

    assertThat(answer.code()).isOne();
    assertThat(answer.errors()).contains("\"payments\" is refused");
    assertThat(lines(answer)).hasSize(1);
  }

  private static Said access(String... arguments) {
    return Said.by(Stream.concat(Stream.of("access"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static List<String> lines(Said said) {
    return said.out().lines().map(line -> line.replaceAll(" {2,}", " | ")).toList();
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

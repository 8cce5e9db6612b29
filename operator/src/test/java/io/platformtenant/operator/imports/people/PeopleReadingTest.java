package io.platformtenant.operator.imports.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody gets anything by an import that they have not. */
class PeopleReadingTest {
  private static final String ALL =
      """
      "p, proj:shop:x, applications, *, shop/*, allow", "p, proj:shop:x, applicationsets, get, shop/*, allow", "p, proj:shop:x, logs, get, shop/*, allow"\
      """;
  private static final String LOOKING =
      """
      "p, proj:shop:x, applications, get, shop/*, allow", "p, proj:shop:x, applicationsets, get, shop/*, allow", "p, proj:shop:x, logs, get, shop/*, allow"\
      """;

  @TempDir private Path folder;

  @Test
  void whoMaySyncEverythingAndSeesTheNamespacesDeploys() throws IOException {
    JsonNode spec = imported(ALL, "admin", "[shop-dev, shop-try]");

    assertThat(spec.at("/access/deployers/groups/0").asText()).isEqualTo("devs");
    assertThat(spec.at("/access/viewers").isMissingNode()).as("looks already").isTrue();
  }

  @Test
  void whoOnlyLooksLooks() throws IOException {
    JsonNode spec = imported(LOOKING, "platform-tenant-viewer", "[shop-dev, shop-try]");

    assertThat(spec.path("access").toString()).isEqualTo("{\"viewers\":{\"groups\":[\"devs\"]}}");
  }

  @Test
  void whoSeesOneNamespaceIsOfThatEnvironmentAlone() throws IOException {
    JsonNode spec = imported(ALL, "admin", "[shop-dev]");

    assertThat(spec.path("access").isMissingNode()).isTrue();
    assertThat(spec.at("/environments/0/name").asText()).isEqualTo("dev");
    assertThat(spec.at("/environments/0/access/deployers/groups/0").asText()).isEqualTo("devs");
    assertThat(spec.at("/environments/1/access").isMissingNode()).isTrue();
  }

  /** A tier gives both; who has one has not the other. */
  @Test
  void whoIsOnlyInArgoCdIsInNoTierAndIsToldOf() throws IOException {
    Said said = said(ALL, "admin", "[]");

    assertThat(said.out())
        .doesNotContain("access:")
        .contains("AppProject argocd/shop: spec.roles[0].groups \"devs\" of role x is in no tier")
        .contains("would add: ClusterRole platform-tenant-viewer in shop-dev");
  }

  @Test
  void whoIsDeniedSomethingIsInNoTier() throws IOException {
    String denied = ALL + ", \"p, proj:shop:x, applications, delete, shop/*, deny\"";

    assertThat(said(denied, "admin", "[shop-dev, shop-try]").out()).doesNotContain("access:");
  }

  private JsonNode imported(String policies, String role, String namespaces) throws IOException {
    return Said.by("import", file(policies, role, namespaces).toString(), "-o", "json")
        .json()
        .at("/tenants/0/contract/spec");
  }

  private Said said(String policies, String role, String namespaces) throws IOException {
    return Said.by("import", file(policies, role, namespaces).toString());
  }

  private Path file(String policies, String role, String namespaces) throws IOException {
    var text =
        new StringBuilder(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: AppProject
            metadata: {name: shop, namespace: argocd}
            spec:
              sourceRepos: ["https://git.example.com/shop.git"]
              destinations: [{namespace: shop-dev, name: in-cluster}, {namespace: shop-try, name: in-cluster}]
              roles: [{name: x, groups: [devs], policies: [%s]}]
            """
                .formatted(policies));
    for (String namespace : namespaces.replaceAll("[\\[\\] ]", "").split(",", -1)) {
      if (!namespace.isEmpty()) {
        text.append(
            """
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: devs, namespace: %s}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
            """
                .formatted(namespace, role));
      }
    }
    return Files.writeString(folder.resolve("there.yaml"), text.toString());
  }
}

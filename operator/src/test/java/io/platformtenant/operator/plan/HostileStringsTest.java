package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.PlatformTenant;
import io.platformtenant.api.PlatformTenantClass;
import io.platformtenant.operator.cli.PlanPrinter;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a tenant writes is either refused or reaches nobody as syntax. */
class HostileStringsTest {
  private static final int TEXTS = 3_000;

  /** Printing is slow beside planning: one in so many is enough. */
  private static final int PRINTED = 100;

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: payments}
      spec:
        description: ""
        owner: {team: payments, contact: x@example.com, links: [{name: wiki, url: "https://x"}]}
        access:
          viewers: {groups: [sre]}
          deployers: {groups: [dev]}
          approvers: {groups: [leads]}
        environments: [{name: prod, namespaces: [{name: payments-prod}]}]
        bootstrap:
          sources: [{name: config, git: {url: "https://git.example.com/c.git"}}]
          stages: [{name: addons, source: config, path: ./a, substitute: {v: x}}]
        delivery:
          repositories: [{url: "https://git.example.com/e.git"}]
          applications:
            - name: api
              source:
                repoURL: https://git.example.com/d.git
                targetRevision: main
                path: a
                helm: {valueFiles: [values.yaml], valuesObject: {key: value}}
      """;
  private static final PlatformTenantClass CLASS = new PlatformTenantClass();

  static {
    CLASS.setMetadata(
        new io.fabric8.kubernetes.api.model.ObjectMetaBuilder().withName("standard").build());
    CLASS.setSpec(
        RandomWorlds.read(
            RandomWorlds.anything(YAML.createObjectNode()),
            io.platformtenant.api.PlatformTenantClassSpec.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/spec/access/viewers/groups/0",
        "/spec/access/deployers/groups/0",
        "/spec/access/approvers/groups/0",
        "/spec/delivery/repositories/0/url",
        "/spec/delivery/applications/0/source/repoURL",
        "/spec/delivery/applications/0/source/path",
        "/spec/delivery/applications/0/source/targetRevision",
        "/spec/delivery/applications/0/source/helm/valueFiles/0",
        "/spec/bootstrap/stages/0/path",
        "/spec/bootstrap/stages/0/substitute/v",
        "/spec/bootstrap/sources/0/git/url",
        "/spec/description",
        "/spec/owner/team",
        "/spec/owner/contact",
        "/spec/owner/links/0/url",
        "/spec/delivery/applications/0/source/helm/valuesObject/key"
      })
  void isRefusedOrHarmless(String field) throws IOException {
    JsonNode tenant = YAML.readTree(TENANT);
    List<String> harmless = new ArrayList<>();
    for (String text : HostileStrings.of(field.hashCode(), TEXTS).toList()) {
      TenantPlan plan = plan(with(tenant, field, text));
      if (!plan.isRefused()) {
        harmless.add(text);
        assertHarmless(plan, field.contains("groups") ? text : "");
        if (harmless.size() % PRINTED == 0) {
          assertThat(documents(PlanPrinter.yaml(List.of(plan))))
              .as("printed and read again")
              .containsExactlyElementsOf(bodies(plan));
        }
      }
    }
    assertThat(harmless).as("some pass, or nothing was tried").isNotEmpty();
    System.out.printf("%s: %d of %d texts refused%n", field, TEXTS - harmless.size(), TEXTS);
  }

  private static void assertHarmless(TenantPlan plan, String group) {
    plan.objects().values().stream()
        .filter(o -> o.id().kind() == ManagedKind.APP_PROJECT)
        .forEach(o -> assertProject(o.body(), group));
    plan.objects().values().stream()
        .filter(o -> o.id().kind() == ManagedKind.KUSTOMIZATION)
        .peek(o -> assertPath(o.body().path("spec").path("path").asText()))
        .map(o -> o.body().at("/spec/postBuild/substitute/v").asText())
        .forEach(HostileStringsTest::assertVariable);
    plan.objects().values().stream()
        .filter(o -> o.id().kind() == ManagedKind.APPLICATION)
        .map(o -> o.body().path("spec").path("source"))
        .forEach(
            source -> {
              assertPath(source.path("path").asText());
              assertPath(source.path("helm").path("valueFiles").path(0).asText());
              assertPlain(source.path("targetRevision").asText());
            });
  }

  private static void assertProject(ObjectNode project, String group) {
    for (List<String> line : CasbinPolicy.of(project)) {
      boolean isPolicy = line.getFirst().equals("p");
      assertThat(line).hasSize(isPolicy ? 6 : 3);
      assertThat(line.get(isPolicy ? 1 : 2)).matches("proj:payments:(viewer|deployer|approver)");
      if (isPolicy) {
        assertThat(line.get(4)).matches("payments(/payments-api-prod)?");
      } else {
        assertThat(line.get(1)).isIn("sre", "dev", "leads", group);
      }
    }
    assertThat(CasbinPolicy.of(project)).hasSize(3 + 3 + 2 + 6 + 2);
    for (JsonNode repository : project.path("spec").path("sourceRepos")) {
      assertThat(repository.asText()).doesNotContainPattern("[*?!{}\\[\\]\\\\\\s]");
    }
    assertThat(project.at("/spec/destinations")).hasSize(1);
  }

  /** Put into YAML without quotes it is the text it was; numbers and truth values may be ones. */
  private static void assertVariable(String value) {
    List<JsonNode> read = documents("key: " + value + "\nother: 1\n");
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().properties()).hasSize(2);
    assertThat(read.getFirst().path("key").asText()).isEqualTo(value);
    assertThat(read.getFirst().path("other").intValue()).isEqualTo(1);
  }

  private static void assertPath(String path) {
    assertPlain(path);
    assertThat(path).doesNotStartWith("/");
    assertThat(Arrays.asList(path.split("/", -1))).doesNotContain("..");
  }

  private static void assertPlain(String text) {
    assertThat(text).doesNotContain("${", "{{", "{", "}", "\n", "\r", "\u2028", "\u200b");
  }

  private static List<JsonNode> bodies(TenantPlan plan) {
    return plan.objects().values().stream().map(o -> (JsonNode) o.body()).toList();
  }

  private static List<JsonNode> documents(String yaml) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return documents.readAll();
    } catch (IOException e) {
      throw new AssertionError("a text broke out of its YAML", e);
    }
  }

  private static ObjectNode with(JsonNode tenant, String field, String text) {
    ObjectNode copy = tenant.deepCopy();
    int last = field.lastIndexOf('/');
    JsonNode parent = copy.at(field.substring(0, last));
    if (parent instanceof com.fasterxml.jackson.databind.node.ArrayNode list) {
      list.set(0, list.textNode(text));
    } else {
      ((ObjectNode) parent).put(field.substring(last + 1), text);
    }
    return copy;
  }

  private static TenantPlan plan(ObjectNode tenant) {
    return Planner.plan(
        new World(
            RandomWorlds.read(tenant, PlatformTenant.class),
            new ClassChoice.Found(CLASS),
            List.of(),
            List.of(CLASS),
            "platform-tenant-system",
            Set.of(),
            Observed.NOTHING,
            true));
  }
}

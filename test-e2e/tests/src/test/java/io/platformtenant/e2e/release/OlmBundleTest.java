package io.platformtenant.e2e.release;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.operator.cases.GoldenFiles;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.release.OlmBundle;
import io.platformtenant.testkit.release.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The bundle for OLM has the chart's rights and objects, no more and no less, with what is beside.
 */
final class OlmBundleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Chart CHART =
      Chart.render(Map.of("image.registry", "r.example.com", "flowControl.enabled", "true"));
  private static final Origin ORIGIN =
      new Origin(Optional.empty(), Optional.empty(), Optional.of("https://git.example.com/it"));
  private static final SortedMap<String, String> FILES = new OlmBundle(CHART, ORIGIN).files();
  private static final JsonNode CSV =
      yaml(FILES.get("olm/bundle/manifests/platform-tenant-operator.clusterserviceversion.yaml"));
  private static final List<JsonNode> BUNDLED =
      FILES.entrySet().stream()
          .filter(file -> file.getKey().startsWith("olm/bundle/manifests/"))
          .map(file -> yaml(file.getValue()))
          .filter(object -> !object.equals(CSV))
          .toList();
  private static final List<JsonNode> BESIDE =
      Stream.of(FILES.get("olm/beside-olm.yaml").split("(?m)^---$", -1))
          .map(OlmBundleTest::yaml)
          .toList();

  @Test
  void everyObjectOfTheChartComesInOneWay() {
    List<String> saidInTheVersion =
        List.of(
            "Deployment platform-tenant-system/platform-tenant-operator",
            "ServiceAccount platform-tenant-system/platform-tenant-operator",
            "ClusterRole /platform-tenant-operator",
            "ClusterRole /platform-tenant-residue",
            "ClusterRoleBinding /platform-tenant-operator",
            "ClusterRoleBinding /platform-tenant-residue");

    assertThat(
            Stream.of(
                    saidInTheVersion.stream(),
                    BUNDLED.stream().map(OlmBundleTest::id),
                    BESIDE.subList(0, BESIDE.size() - 1).stream().map(OlmBundleTest::id))
                .flatMap(ids -> ids))
        .containsExactlyInAnyOrderElementsOf(
            CHART.objects().stream().map(OlmBundleTest::tree).map(OlmBundleTest::id).toList());
  }

  @Test
  void itsFilesAreWrittenDown() throws IOException {
    GoldenFiles.in(Path.of("src/test/resources/release"))
        .compare("olm.txt", FILES.keySet().stream().collect(joining("\n", "", "\n")));
  }

  @Test
  void itsRightsAreThoseOfTheClusterRolesThatTheChartBindsToTheOperator() {
    Map<String, JsonNode> rules =
        CHART.objects().stream()
            .filter(object -> object.getKind().equals("ClusterRole"))
            .collect(toMap(o -> o.getMetadata().getName(), o -> tree(o).path("rules")));
    List<JsonNode> bound =
        CHART.objects().stream()
            .filter(object -> object.getKind().equals("ClusterRoleBinding"))
            .map(binding -> rules.get(tree(binding).at("/roleRef/name").asText()))
            .toList();
    JsonNode spec = CSV.at("/spec/install/spec");

    assertThat(spec.path("clusterPermissions"))
        .allSatisfy(p -> assertThat(p.path("serviceAccountName").asText()).isEqualTo(Chart.NAME))
        .extracting(permission -> permission.path("rules"))
        .containsExactlyInAnyOrderElementsOf(bound);
  }

  /** Under AllNamespaces OLM makes ClusterRoles of them, and moves Roles to the operator's. */
  @Test
  void noRightInANamespaceBecomesOneElsewhere() {
    assertThat(CSV.at("/spec/install/spec").has("permissions")).isFalse();
    assertThat(BUNDLED)
        .extracting(object -> object.at("/metadata/namespace").asText(Chart.NAMESPACE))
        .containsOnly(Chart.NAMESPACE);
  }

  @Test
  void nothingInItIsOfAKindThatOlmDoesNotTake() {
    assertThat(kinds(BUNDLED))
        .isSubsetOf(
            "CustomResourceDefinition",
            "ClusterRole",
            "Role",
            "RoleBinding",
            "PodDisruptionBudget");
    assertThat(kinds(BESIDE))
        .contains("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "FlowSchema");
  }

  @Test
  void thePodStartsOnlyWhereWhatIsBesideWasAppliedForItsVersion() {
    JsonNode waitsFor = container().path("env").path(0).at("/valueFrom/configMapKeyRef");
    JsonNode last = BESIDE.getLast();

    assertThat(last.path("kind").asText()).isEqualTo("ConfigMap");
    assertThat(waitsFor.path("name")).isEqualTo(last.at("/metadata/name"));
    assertThat(last.path("data").has(waitsFor.path("key").asText())).isTrue();
    assertThat(waitsFor.has("optional")).isFalse();
    assertThat(last.at("/metadata/name").asText()).endsWith(CSV.at("/spec/version").asText());
    assertThat(last.at("/metadata/namespace").asText()).isEqualTo(Chart.NAMESPACE);
  }

  @Test
  void theRestOfTheDeploymentIsTheCharts() {
    ObjectNode spec = CSV.at("/spec/install/spec/deployments/0/spec").deepCopy();
    ((ObjectNode) spec.at("/template/spec/containers/0")).remove("env");
    JsonNode charts =
        CHART.objects().stream()
            .filter(object -> object.getKind().equals("Deployment"))
            .map(deployment -> tree(deployment).path("spec"))
            .findFirst()
            .orElseThrow();

    assertThat(spec).isEqualTo(charts);
  }

  @Test
  void itIsForAllNamespacesAndForNothingLess() {
    assertThat(
            StreamSupport.stream(CSV.at("/spec/installModes").spliterator(), false)
                .filter(mode -> mode.path("supported").asBoolean())
                .map(mode -> mode.path("type").asText()))
        .containsExactly("AllNamespaces");
    assertThat(CSV.at("/spec/installModes")).hasSize(4);
  }

  @Test
  void theImageIsToldWhereverItIsLookedFor() {
    JsonNode image = container().path("image");

    assertThat(image.asText()).startsWith("r.example.com/platform-tenant-operator:");
    assertThat(CSV.at("/spec/relatedImages/0/image")).isEqualTo(image);
    assertThat(CSV.at("/metadata/annotations/containerImage")).isEqualTo(image);
  }

  @Test
  void theKindsAreDescribedAndShown() throws IOException {
    JsonNode owned = CSV.at("/spec/customresourcedefinitions/owned");
    String shown = CSV.at("/metadata/annotations/alm-examples").asText();

    assertThat(owned)
        .extracting(crd -> "CustomResourceDefinition /" + crd.path("name").asText())
        .containsExactlyInAnyOrderElementsOf(
            BUNDLED.stream().map(OlmBundleTest::id).filter(id -> id.startsWith("Custom")).toList());
    assertThat(owned)
        .extracting(crd -> crd.path("kind").asText())
        .containsExactlyInAnyOrderElementsOf(
            StreamSupport.stream(JSON.readTree(shown).spliterator(), false)
                .map(example -> example.path("kind").asText())
                .distinct()
                .toList());
  }

  @Test
  void theImageOfTheBundleIsLabelledAsItsMetadataSays() {
    JsonNode annotations = yaml(FILES.get("olm/bundle/metadata/annotations.yaml"));

    assertThat(
            FILES.get("olm/bundle/bundle.Dockerfile").lines().filter(l -> l.startsWith("LABEL ")))
        .containsExactlyInAnyOrderElementsOf(
            annotations.path("annotations").properties().stream()
                .map(label -> "LABEL " + label.getKey() + "=" + label.getValue().asText())
                .toList());
  }

  private static JsonNode container() {
    return CSV.at("/spec/install/spec/deployments/0/spec/template/spec/containers/0");
  }

  private static Set<String> kinds(List<JsonNode> objects) {
    return objects.stream().map(object -> object.path("kind").asText()).collect(toSet());
  }

  private static String id(JsonNode object) {
    return "%s %s/%s"
        .formatted(
            object.path("kind").asText(),
            object.at("/metadata/namespace").asText(),
            object.at("/metadata/name").asText());
  }

  private static JsonNode tree(HasMetadata object) {
    return JSON.valueToTree(object);
  }

  private static JsonNode yaml(String text) {
    return Serialization.unmarshal(text, JsonNode.class);
  }
}

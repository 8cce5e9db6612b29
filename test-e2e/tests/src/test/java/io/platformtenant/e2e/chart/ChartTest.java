package io.platformtenant.e2e.chart;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.operator.settings.Reading;
import io.platformtenant.operator.settings.Setting;
import io.platformtenant.operator.settings.Settings;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.chart.RbacRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ChartTest {

  private static final Chart SHIPPED = Chart.render(Map.of());
  private static final List<String> LISTS_OF_ROLES =
      List.of("bindableClusterRoles", "clusterBindableClusterRoles");

  @Test
  void theChartRendersItsAccountItsRolesAndTheirBindings() {
    assertThat(SHIPPED.objects())
        .extracting(HasMetadata::getKind)
        .contains("ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding")
        .contains("Deployment")
        .doesNotContain("Secret", "Namespace");
  }

  @Test
  void theChartPassesHelmsOwnStrictLint() {
    var lint = new Helm(ChartFolder.find()).lint().strict().call();

    assertThat(lint.isFailed()).as(() -> String.join("\n", lint.getMessages())).isFalse();
  }

  @Test
  void renderingTwiceGivesTheSameBytes() {
    assertThat(Chart.render(Map.of()).text()).isEqualTo(SHIPPED.text());
  }

  @Test
  void theOrderOfListsInValuesIsNoDifference() {
    var oneWay = Chart.render(Map.of("argocd.namespaces", "[argocd,delivery]"));
    var theOther = Chart.render(Map.of("argocd.namespaces", "[delivery,argocd]"));

    assertThat(theOther.text()).isEqualTo(oneWay.text());
  }

  @Test
  void crdsAreShippedByteForByteAndOnlyWhenAsked() throws IOException {
    var without = Chart.render(Map.of("crds.enabled", "false"));

    assertThat(without.objects())
        .extracting(HasMetadata::getKind)
        .doesNotContain("CustomResourceDefinition");
    for (var crd : crdFiles()) {
      assertThat(SHIPPED.text()).contains(Files.readString(crd).strip());
    }
  }

  @Test
  void everyCrdFileBecomesOneObject() throws IOException {
    assertThat(SHIPPED.objects())
        .filteredOn(object -> object.getKind().equals("CustomResourceDefinition"))
        .hasSameSizeAs(crdFiles());
  }

  @Test
  void theChartHandsEverySettingOn() {
    Map<String, String> other = new HashMap<>();
    for (var setting : Settings.ALL) {
      setting.chartValue().ifPresent(value -> other.put(value, other(setting)));
    }
    String text = Chart.render(other).text();

    for (var setting : Settings.ALL) {
      var argument =
          setting.reading() instanceof Reading.Switch
              ? setting.option()
              : setting.option() + "=" + other(setting).replaceAll("[\\[\\]]", "");
      if (setting.chartValue().isPresent()) {
        assertThat(text).as(setting.name()).containsPattern("- \"?" + Pattern.quote(argument));
        assertThat(SHIPPED.text().contains(argument + "\n"))
            .as(setting.name())
            .isEqualTo(setting.equals(Settings.LEADER_ELECT));
      }
    }
  }

  /** Something that is not built in. */
  private static String other(Setting<?> setting) {
    return switch (setting.reading()) {
      case Reading.Choice choice -> choice.values().getLast();
      case Reading.Length length -> length.max();
      case Reading.Names _ -> "[somebody]";
      case Reading.Name _ -> "elsewhere";
      case Reading.Perhaps _ -> "9000";
      case Reading.Prefix _ -> "corp/";
      case Reading.Selector _ -> "shard=a";
      case Reading.Switch _ -> "true";
      case Reading.Whole number -> Integer.toString(number.max());
    };
  }

  @Test
  void aWordThatTheLogDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> Chart.render(Map.of("logging.level", "chatty")))
        .hasMessageContaining("level");
  }

  @Test
  void severalWithoutLeaderElectionAreRefusedAndOneIsRecreated() {
    assertThatThrownBy(() -> Chart.render(Map.of("leaderElection.enabled", "false")))
        .hasMessageContaining("all of them would write at once");
    var one = Chart.render(Map.of("leaderElection.enabled", "false", "replicas", "1"));
    assertThat(one.text()).contains("type: Recreate").doesNotContain("--lease", "-leases");
    assertThat(one.objects())
        .extracting(HasMetadata::getKind)
        .doesNotContain("PodDisruptionBudget");
    assertThat(SHIPPED.text()).contains("type: RollingUpdate", "replicas: 2");
  }

  /**
   * OpenShift refuses any user but those of the namespace, and gives one to a pod that has none.
   */
  @Test
  void labelsOfPeopleDoNotTakeThePodsFromTheirDeployment() {
    var chart =
        Chart.render(Map.of("podLabels", "{app.kubernetes.io/name: other, example.com/team: x}"));
    assertThat(chart.text())
        .contains("example.com/team: \"x\"")
        .doesNotContain("app.kubernetes.io/name: \"other\"");
  }

  @Test
  void thePodsReachTheApiServerAndNothingElse() {
    assertThat(Chart.render(Map.of("networkPolicy.enabled", "true")).text())
        .contains("policyTypes: [Ingress, Egress]", "- port: 6443", "- port: 8082")
        .doesNotContain("- port: 53");
  }

  @Test
  void thePodAsksForNoUserOfItsOwn() {
    assertThat(SHIPPED.text())
        .contains("runAsNonRoot: true")
        .doesNotContain("runAsUser", "runAsGroup", "fsGroup");
  }

  @Test
  void aCrdOutlivesTheReleaseForItsObjectsWouldGoWithIt() {
    assertThat(SHIPPED.objects())
        .filteredOn(object -> object.getKind().equals("CustomResourceDefinition"))
        .isNotEmpty()
        .allSatisfy(
            crd ->
                assertThat(crd.getMetadata().getAnnotations())
                    .containsEntry("helm.sh/resource-policy", "keep"));
  }

  @Test
  void everyArgoCdNamespaceGetsARoleOfItsOwn() {
    var chart = Chart.render(Map.of("argocd.namespaces", "[argocd,delivery]"));

    assertThat(chart.objects())
        .filteredOn(object -> object.getKind().equals("Role"))
        .extracting(role -> role.getMetadata().getNamespace())
        // Its own is for the lease and for what was accepted of tenants.
        .containsExactlyInAnyOrder(
            "default", "argocd", "delivery", Chart.NAMESPACE, Chart.NAMESPACE);
  }

  @Test
  void withoutAnArgoCdNamespaceNothingMayWriteThere() {
    var chart = Chart.render(Map.of("argocd.namespaces", "[]"));

    assertThat(RbacRule.in(chart))
        .filteredOn(rule -> rule.apiGroups().contains("argoproj.io"))
        .noneMatch(RbacRule::writes);
  }

  @Test
  void theAccountAndItsBindingsFollowTheReleaseNamespace() {
    var chart = Chart.render("other", "elsewhere", Map.of());

    assertThat(chart.text())
        .contains("namespace: elsewhere")
        .contains("app.kubernetes.io/instance: other")
        .doesNotContain(Chart.NAMESPACE);
  }

  @Test
  void noRoleFlowsIntoTheStockRoles() {
    assertThat(SHIPPED.objects())
        .flatExtracting(object -> object.getMetadata().getLabels().keySet())
        .noneMatch(key -> key.contains("aggregate-to"));
  }

  @Test
  void theBindableRolesAreThoseTheChartShipsForTenants() {
    var shipped =
        SHIPPED.objects().stream()
            .filter(object -> object.getKind().equals("ClusterRole"))
            .map(role -> role.getMetadata().getName())
            .filter(name -> !Set.of(Chart.NAME, "platform-tenant-residue").contains(name))
            .collect(toSet());

    assertThat(RbacRule.in(SHIPPED))
        .filteredOn(rule -> rule.verbs().contains("bind"))
        .singleElement()
        .satisfies(
            rule -> assertThat(rule.resourceNames()).containsExactlyInAnyOrderElementsOf(shipped));
  }

  @Test
  void aMistypedValueIsRefusedByName() {
    assertThatThrownBy(() -> Chart.render(Map.of("crds.enabled", "perhaps")))
        .hasMessageContaining("crds")
        .hasMessageContaining("enabled")
        .hasMessageContaining("boolean");
  }

  @Test
  void aMisspeltValueIsRefusedByName() {
    assertThatThrownBy(() -> Chart.render(Map.of("argocd.namespace", "argocd")))
        .hasMessageContaining("argocd")
        .hasMessageContaining("'namespace'");
  }

  @Test
  void anEmptyListOfBindableRolesIsRefusedForRbacReadsItAsAll() {
    for (var list : LISTS_OF_ROLES) {
      assertThatThrownBy(() -> Chart.render(Map.of(list, "[]"))).hasMessageContaining(list);
    }
  }

  @Test
  void aStockRoleIsNeverBindable() {
    for (var list : LISTS_OF_ROLES) {
      for (var stock : List.of("edit", "admin", "cluster-admin", "system:node")) {
        assertThatThrownBy(() -> Chart.render(Map.of(list, "['" + stock + "']")))
            .hasMessageContaining("\"" + stock + "\"")
            .hasMessageContaining("stock roles");
      }
    }
  }

  private static List<Path> crdFiles() throws IOException {
    var folder = ChartFolder.find().resolve("files/crds");
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}

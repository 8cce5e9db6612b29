package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page of the engines says was seen is what the build pins. */
class VersionsPageTest {
  private static final String PROGRAMS = "test-e2e/engines/programs/";
  private static final String CONTROL_PLANE =
      "test-e2e/testkit/src/main/java/io/platformtenant/testkit/controlplane/";

  /** The file that pins a release, and how it says so. */
  private static final Map<String, String> PINS =
      Map.of(
          "test-e2e/testkit/control-plane/go.mod",
          "k8s.io/kubernetes v([0-9.]+)",
          PROGRAMS + "flux-source/go.mod",
          "source-controller (v[0-9.]+)",
          PROGRAMS + "flux-kustomize/go.mod",
          "kustomize-controller (v[0-9.]+)",
          PROGRAMS + "argocd/go.mod",
          "argo-cd/v3 (v[0-9.]+)",
          PROGRAMS + "sops/go.mod",
          "(?:sops/v3|filippo[.]io/age) (v[0-9.]+)",
          "test-e2e/testkit/linters/operator-verify/go.mod",
          "operator-framework/api (v[0-9.]+)",
          CONTROL_PLANE + "K3sPlane.java",
          "rancher/k3s:(v[-0-9.k3s]+)",
          CONTROL_PLANE + "UpstreamCrds.java",
          "\"(v[0-9]+[.][0-9.]+)\"");

  @Test
  void everyPinnedVersionStandsInTheTableAndNoOther() {
    List<String> told =
        Page.named("docs/engines.md").section("Versions").blocks().stream()
            .filter(Block::isTable)
            .flatMap(table -> table.rows().stream())
            .flatMap(row -> List.of(row.get(1).split(",? ", -1)).stream())
            .filter(word -> word.matches("v?[0-9]+[.][0-9]+[.].*"))
            .toList();

    assertThat(told).containsExactlyInAnyOrderElementsOf(pinned());
  }

  /** What people encrypt with is what Flux decrypts with. */
  @Test
  void sopsIsThatOfFlux() {
    Pattern releases = Pattern.compile("(?:getsops/sops/v3|filippo[.]io/age) v[0-9.]+");
    List<String> ofFlux = found(releases, PROGRAMS + "flux-kustomize/go.mod");
    assertThat(ofFlux).hasSize(2).isEqualTo(found(releases, PROGRAMS + "sops/go.mod"));
  }

  private static List<String> found(Pattern releases, String file) {
    return releases.matcher(Checkout.read(file)).results().map(MatchResult::group).toList();
  }

  private static SortedSet<String> pinned() {
    SortedSet<String> versions = new TreeSet<>();
    PINS.forEach(
        (file, release) ->
            Pattern.compile(release)
                .matcher(Checkout.read(file))
                .results()
                .forEach(found -> versions.add(found.group(1))));
    return versions;
  }
}

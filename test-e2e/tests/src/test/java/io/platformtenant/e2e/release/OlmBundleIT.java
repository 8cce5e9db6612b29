package io.platformtenant.e2e.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.Neighbour;
import io.platformtenant.testkit.linters.Linter;
import io.platformtenant.testkit.release.OlmBundle;
import io.platformtenant.testkit.release.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is there of OLM without a cluster that has it: its validator, and the schema of its kind.
 */
class OlmBundleIT {
  private static final Chart CHART = Chart.render(Map.of());
  private static final SortedMap<String, String> FILES =
      new OlmBundle(
              CHART,
              new Origin(
                  Optional.empty(), Optional.empty(), Optional.of("https://git.example.com/it")))
          .files();

  @TempDir private Path folder;

  @Test
  void olmsOwnValidatorFindsNoError() throws IOException {
    for (var file : FILES.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }

    String said =
        Linter.OPERATOR_VERIFY.run(folder, "manifests", "--object_validate", "olm/bundle");

    // It ends with 0 whatever it finds. That stages may write these is meant.
    assertThat(said.lines())
        .allMatch(line -> line.contains("level=warning") && line.contains("poddisruptionbudgets"));
  }

  @Test
  void everyObjectIsTakenByAnApiServerThatIsStrict() {
    ControlPlane plane = ControlPlane.shared();
    CHART.install(plane.admin());
    plane.installCrds(UpstreamCrds.of(Neighbour.OLM));
    for (var file : FILES.entrySet()) {
      if (file.getKey().matches(".*/manifests/.*|.*/beside-olm[.]yaml")) {
        for (String document : file.getValue().split("(?m)^---$", -1)) {
          take(plane, file.getKey(), document);
        }
      }
    }
  }

  private static void take(ControlPlane plane, String where, String document) {
    var object = Serialization.unmarshal(document, GenericKubernetesResource.class);
    if (object.getKind().equals("ClusterServiceVersion")) {
      object.getMetadata().setNamespace(Chart.NAMESPACE);
    }
    assertThat(
            plane
                .admin()
                .resource(object)
                .dryRun()
                .fieldValidation(Validation.STRICT)
                .fieldManager("olm")
                .forceConflicts()
                .serverSideApply())
        .as(where)
        .isNotNull();
  }
}

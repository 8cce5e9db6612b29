package io.platformtenant.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.PathReader.Text;
import io.platformtenant.operator.manifest.Manifests;
import io.platformtenant.operator.twins.Crds;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizePatchesTest {
  private static final KustomizePatches PATCHES =
      KustomizePatches.in(
          List.of(new Text("prod/kustomization.yaml", "patches: [{path: ../base/acme.yaml}]")));

  /** Whoever writes a kustomization beside it would hide a tenant from a pipeline. */
  @ParameterizedTest
  @ValueSource(strings = {"PlatformTenant", "PlatformTenantClass"})
  void whatAnApiServerCouldTakeIsNoPatch(String kind) {
    List<String> required =
        Crds.schema(kind)
            .at("/properties/spec/required")
            .valueStream()
            .map(JsonNode::asText)
            .toList();
    String whole = String.join(": {}, ", required) + ": {}";

    assertThat(required).isNotEmpty();
    assertThat(PATCHES.told("base/acme.yaml", object(kind, whole))).isEmpty();
    assertThat(required)
        .allSatisfy(
            field ->
                assertThat(
                        PATCHES.told(
                            "base/acme.yaml", object(kind, whole.replace(field, "suspend"))))
                    .hasValueSatisfying(
                        told -> assertThat(told).contains("kustomize build prod |")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PlatformTenant", "PlatformTenantClass"})
  void aFileThatNoKustomizationNamesIsNoPatch(String kind) {
    assertThat(PATCHES.told("base/other.yaml", object(kind, "suspend: true"))).isEmpty();
  }

  private static JsonNode object(String kind, String spec) {
    return Manifests.read("kind: %s\nspec: {%s}".formatted(kind, spec))
        .getFirst()
        .root()
        .orElseThrow()
        .json();
  }
}

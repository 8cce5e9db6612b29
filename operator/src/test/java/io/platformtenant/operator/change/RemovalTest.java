package io.platformtenant.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovalTest {
  private static final Home HOME = Home.of("tenant-payments");

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          APPLICATION   | metadata: {finalizers: [resources-finalizer.argocd.argoproj.io]} | DELETE
          APPLICATION   | metadata: {finalizers: [example.com/other]}                      | ORPHAN
          KUSTOMIZATION | spec: {prune: true}                                              | DELETE
          KUSTOMIZATION | spec: {prune: true, suspend: true}                               | DELETE
          KUSTOMIZATION | spec: {prune: true, deletionPolicy: Orphan}                      | DELETE
          ROLE_BINDING  | metadata: {}                                                     | DELETE
          """)
  void whatAnEngineAppliedGoesWhereTheObjectSaysSo(ManagedKind kind, String live, Removal expected)
      throws IOException {
    ObjectId id = ObjectId.of(kind, "tenant-payments", "some");

    assertThat(Removal.of(id, read(live), HOME, EffectiveDeletion.BUILT_IN)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "tenant-payments, metadata: {}, DELETE",
    "tenant-payments, metadata: {annotations: {platformtenant.io/adopted: yes}}, RETAIN",
    "payments-prod, metadata: {}, RETAIN"
  })
  void noNamespaceIsDeletedButTheHomeThatWeMade(String name, String live, Removal expected)
      throws IOException {
    assertThat(Removal.of(ObjectId.namespace(name), read(live), HOME, EffectiveDeletion.BUILT_IN))
        .isEqualTo(expected);
  }

  @Test
  void whileTheHomeIsNotKnownNoNamespaceIsDeleted() throws IOException {
    assertThat(
            Removal.of(
                ObjectId.namespace("tenant-payments"),
                read("{}"),
                Home.of(null),
                EffectiveDeletion.BUILT_IN))
        .isEqualTo(Removal.RETAIN);
  }

  @Test
  void whatIsReleasedKeepsWhatIsNotOurs() throws IOException {
    ObjectNode live =
        read(
            """
            metadata:
              resourceVersion: "7"
              labels: {platformtenant.io/tenant: payments, example.com/theirs: kept}
              annotations: {platformtenant.io/applied-hash: x, example.com/theirs: kept}
            """);

    ObjectNode patch = ReleasePatch.of(live);

    assertThat(patch.at("/metadata/resourceVersion").asText()).isEqualTo("7");
    assertThat(patch.at("/metadata/labels").get(ApiGroup.TENANT_LABEL).isNull()).isTrue();
    assertThat(patch.at("/metadata/annotations").get(ApiGroup.APPLIED_HASH_ANNOTATION).isNull())
        .isTrue();
    assertThat(patch.toString()).doesNotContain("theirs");
  }

  private static ObjectNode read(String yaml) throws IOException {
    return (ObjectNode) new YAMLMapper().readTree(yaml);
  }
}

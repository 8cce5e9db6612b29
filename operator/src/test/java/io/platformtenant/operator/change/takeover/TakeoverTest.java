package io.platformtenant.operator.change.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class TakeoverTest {
  private static final String LIVE =
      """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: prod-addons
        namespace: tenant-payments
        uid: u-1
        resourceVersion: "7"
        labels: {team: payments}
        annotations: {platformtenant.io/adopt: payments}
        finalizers: [finalizers.fluxcd.io]
        managedFields:
        - manager: kubectl
          operation: Update
          time: "2026-01-01T00:00:00Z"
          fieldsType: FieldsV1
          fieldsV1:
            f:metadata:
              f:annotations: {".": {}, "f:platformtenant.io/adopt": {}}
              f:labels: {".": {}, "f:team": {}, "f:platformtenant.io/tenant": {}}
            f:spec: {"f:path": {}, "f:targetNamespace": {}}
        - manager: kustomize-controller
          operation: Update
          subresource: status
          fieldsV1: {"f:status": {}}
      spec:
        path: ./old
        prune: false
        suspend: true
        targetNamespace: elsewhere
        postBuild: {substitute: {a: "1", b: "2"}}
      status: {observedGeneration: 1}
      """;

  private final PlannedObject planned =
      stage(
          """
          apiVersion: kustomize.toolkit.fluxcd.io/v1
          kind: Kustomization
          metadata:
            name: prod-addons
            namespace: tenant-payments
            labels: {platformtenant.io/tenant: payments}
          spec:
            path: ./new
            prune: true
            postBuild: {substitute: {a: "3"}}
          """);

  @Test
  void onePatchBringsAllThatIsPlannedAndTakesOutTheRest() {
    JsonNode patch = Takeover.patch(planned, tree(LIVE));

    assertThat(patch)
        .isEqualTo(
            tree(
                """
                metadata:
                  labels: {platformtenant.io/tenant: payments}
                  annotations:
                    platformtenant.io/applied-hash: taking-over
                    platformtenant.io/adopted: "true"
                  uid: u-1
                  resourceVersion: "7"
                spec:
                  path: ./new
                  prune: true
                  postBuild: {substitute: {a: "3", b: null}}
                  targetNamespace: null
                """));
  }

  @Test
  void whatSomebodyStoppedStaysStopped() {
    assertThat(Takeover.leftovers(planned, tree(LIVE)))
        .extracting(Object::toString)
        .containsExactly("/spec/targetNamespace", "/spec/postBuild/substitute/b");
  }

  @Test
  void whatIsHalfwayIsKnown() {
    ObjectNode live = tree(LIVE);
    assertThat(Takeover.isUnderWay(live)).isFalse();

    live.withObject("/metadata/annotations").put("platformtenant.io/applied-hash", "taking-over");

    assertThat(Takeover.isUnderWay(live)).isTrue();
  }

  @Test
  void tokensOfARoleStayWithIt() {
    var project =
        new PlannedObject(
            ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "payments"),
            "",
            tree("{metadata: {name: payments}, spec: {roles: [{name: viewer}, {name: deployer}]}}"),
            Collections.emptySortedSet(),
            false);
    ObjectNode live =
        tree(
            """
            metadata: {name: payments, resourceVersion: "7"}
            spec: {roles: [{name: ci}, {name: deployer, policies: [p], jwtTokens: [{iat: 5}]}]}
            """);

    assertThat(Takeover.patch(project, live).at("/spec/roles"))
        .isEqualTo(tree("{r: [{name: viewer}, {name: deployer, jwtTokens: [{iat: 5}]}]}").get("r"));
  }

  @Test
  void nobodyElseOwnsWhatIsPlanned() {
    JsonNode patch = SoleManager.patch(planned, tree(LIVE)).orElseThrow();

    assertThat(patch)
        .isEqualTo(
            tree(
                """
                metadata:
                  uid: u-1
                  resourceVersion: "7"
                  managedFields:
                  - manager: kubectl
                    operation: Update
                    time: "2026-01-01T00:00:00Z"
                    fieldsType: FieldsV1
                    fieldsV1:
                      f:metadata:
                        f:annotations: {".": {}, "f:platformtenant.io/adopt": {}}
                        f:labels: {".": {}, "f:team": {}}
                  - manager: kustomize-controller
                    operation: Update
                    subresource: status
                    fieldsV1: {"f:status": {}}
                """));
  }

  @Test
  void whoHadNothingElseIsForgotten() {
    ObjectNode live = tree("{metadata: {managedFields: [{manager: a, fieldsV1: {'f:spec': {}}}]}}");

    assertThat(SoleManager.patch(planned, live).orElseThrow().at("/metadata/managedFields"))
        .as("an empty list would be read as one that was left out")
        .isEqualTo(tree("{m: [{}]}").get("m"));
  }

  @Test
  void whatIsOursAloneIsLeftAsItIs() {
    ObjectNode live =
        tree(
            """
            metadata:
              managedFields:
              - {manager: platform-tenant-operator, operation: Apply, fieldsV1: {"f:spec": {}}}
              - {manager: argocd-server, operation: Update, fieldsV1: {"f:status": {}}}
            """);

    assertThat(SoleManager.patch(planned, live)).isEmpty();
  }

  @Test
  void whatAPatchOfOursWroteIsNotApplied() {
    ObjectNode live =
        tree(
            """
            metadata:
              managedFields:
              - {manager: platform-tenant-operator, operation: Update, fieldsV1: {"f:spec": {}}}
            """);

    assertThat(SoleManager.patch(planned, live)).isPresent();
  }

  private static PlannedObject stage(String body) {
    return new PlannedObject(
        ObjectId.of(ManagedKind.KUSTOMIZATION, "tenant-payments", "prod-addons"),
        "prod",
        tree(body),
        Collections.emptySortedSet(),
        false);
  }

  private static ObjectNode tree(String yaml) {
    try {
      return (ObjectNode) new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

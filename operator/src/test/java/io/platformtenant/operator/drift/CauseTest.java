package io.platformtenant.operator.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CauseTest {
  private static final String STAGE =
      """
      metadata: {name: prod-base, labels: {a: b}}
      spec: {path: ./base, serviceAccountName: reconciler, dependsOn: [{name: x}], interval: 1m}
      """;

  /** As an API server keeps it, where somebody merges into an object. */
  private static final String MANAGERS =
      """
      - manager: platform-tenant-operator
        operation: Apply
        time: "2026-11-29T12:00:09Z"
        fieldsV1: {"f:spec": {"f:path": {}}}
      - manager: kustomize-controller
        subresource: status
        time: "2026-11-29T12:00:08Z"
        fieldsV1: {"f:status": {"f:conditions": {}}}
      - manager: labeller
        time: "2026-11-29T12:00:07Z"
        fieldsV1: {"f:metadata": {"f:labels": {"f:a": {}}}}
      - manager: kyverno
        time: "2026-11-29T12:00:01Z"
        fieldsV1: {"f:spec": {"f:path": {}, "f:serviceAccountName": {}}}
      """;

  @Test
  void theFieldAndWhoWroteItAreNamed() throws IOException {
    ObjectNode live = live();
    live.withObject("/spec").put("path", "./theirs");

    Cause cause = Cause.of(planned(), Optional.of(live));

    assertThat(cause.field().orElseThrow()).hasToString("spec.path");
    assertThat(cause.manager()).isEqualTo("kyverno");
    assertThat(cause.widens()).isFalse();
    assertThat(FightWords.of(planned().id(), Optional.of(cause), DriftPace.USUAL))
        .isEqualTo(
            "\"kyverno\" changes spec.path of Kustomization \"prod-base\" in namespace \"home\" each"
                + " time it is put back, which is now done every 1 min to 8 min only; let one of"
                + " both own it");
  }

  @Test
  void whatWidensIsNamedBeforeAllElse() throws IOException {
    ObjectNode live = live();
    live.withObject("/metadata/labels").put("a", "theirs");
    live.withObject("/spec").put("path", "./theirs").put("serviceAccountName", "admin");

    Cause cause = Cause.of(planned(), Optional.of(live));

    assertThat(cause.field().orElseThrow()).hasToString("spec.serviceAccountName");
    assertThat(cause.widens()).isTrue();
    assertThat(FightWords.of(planned().id(), Optional.of(cause), DriftPace.USUAL))
        .contains("which is now done every 5 s only");
  }

  @Test
  void aFieldThatNobodyMayWriteWidens() throws IOException {
    ObjectNode live = live();
    live.withObject("/spec").putArray("patches").addObject().put("patch", "- op: remove");

    Cause cause = Cause.of(planned(), Optional.of(live));

    assertThat(cause.field().orElseThrow()).hasToString("spec.patches");
    assertThat(cause.widens()).isTrue();
    assertThat(cause.manager()).as("nobody owns it, so the last one").isEqualTo("labeller");
  }

  @Test
  void aFieldThatWasTakenOutOrEmptiedIsNamed() throws IOException {
    ObjectNode live = live();
    live.withObject("/spec").remove("interval");
    assertThat(Cause.of(planned(), Optional.of(live)).field().orElseThrow())
        .hasToString("spec.interval");

    ObjectNode listed = live();
    listed.withObject("/spec").remove("dependsOn");
    assertThat(Cause.of(planned(), Optional.of(listed)).field().orElseThrow())
        .hasToString("spec.dependsOn");
  }

  @Test
  void whoDeletesLeavesNoTrace() throws IOException {
    Cause cause = Cause.of(planned(), Optional.empty());

    assertThat(FightWords.of(planned().id(), Optional.of(cause), DriftPace.USUAL))
        .startsWith("somebody deletes Kustomization \"prod-base\" in namespace \"home\" each time");
  }

  private static PlannedObject planned() throws IOException {
    return new PlannedObject(
        ObjectId.of(ManagedKind.KUSTOMIZATION, "home", "prod-base"),
        "prod",
        (ObjectNode) new YAMLMapper().readTree(STAGE),
        Collections.emptySortedSet(),
        false);
  }

  private static ObjectNode live() throws IOException {
    ObjectNode live = planned().body().deepCopy();
    live.withObject("/metadata/annotations")
        .put(ApiGroup.APPLIED_HASH_ANNOTATION, planned().hash());
    live.withObject("/metadata").set("managedFields", new YAMLMapper().readTree(MANAGERS));
    return live;
  }
}

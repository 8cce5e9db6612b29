package io.platformtenant.operator.change.standstill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.schema.Unread;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.change.Difference;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuspensionTest {
  private static final String MARKED = "metadata: {annotations: {platformtenant.io/suspended: x}}";

  @ParameterizedTest
  @EnumSource(names = {"KUSTOMIZATION", "GIT_REPOSITORY", "OCI_REPOSITORY", "BUCKET"})
  void whatFluxWorksOnIsSuspendedAndIsAfterwardsAsItWas(ManagedKind kind) {
    ObjectNode before = read("metadata: {resourceVersion: '1'}\nspec: {interval: 10m}");

    ObjectNode stopped = stopped(kind, before);
    assertThat(stopped.at("/spec/suspend").asBoolean()).isTrue();
    assertThat(stop(kind, stopped)).isEmpty();

    assertThat(resumed(kind, stopped)).isEqualTo(before);
  }

  @Test
  void whatSomebodySuspendedIsTheirsBeforeAndAfter() {
    ObjectNode theirs = read("spec: {suspend: true}");

    assertThat(stop(ManagedKind.KUSTOMIZATION, theirs)).isEmpty();
    assertThat(resume(ManagedKind.KUSTOMIZATION, theirs)).isEmpty();
  }

  @Test
  void whatIsFrozenBesideStaysSuspended() {
    ObjectNode frozen =
        read(
            "metadata: {annotations: {platformtenant.io/suspended: x,"
                + " platformtenant.io/frozen-at: suspended}}\nspec: {suspend: true}");

    assertThat(resumed(ManagedKind.BUCKET, frozen).at("/spec/suspend").asBoolean()).isTrue();
  }

  /** It goes on for the suspension, and holds still for the freeze that is planned by now. */
  @Test
  void aSetThatIsFrozenBesideLeavesAloneWhatIsThere() {
    ObjectNode set = read(MARKED + "\nspec: {syncPolicy: {applicationsSync: create-only}}");
    var frozen =
        new PlannedObject(
            id(ManagedKind.APPLICATION_SET), "prod", set.deepCopy(), new TreeSet<>(), false);

    ObjectNode after =
        merged(
            set,
            Suspension.resume(id(ManagedKind.APPLICATION_SET), set, Optional.of(frozen))
                .orElseThrow());

    assertThat(after.at("/spec/syncPolicy/applicationsSync").asText()).isEqualTo("create-only");
    assertThat(after.at("/metadata/annotations").isMissingNode()).isTrue();
  }

  @Test
  void whatSomebodyResumesMeanwhileIsStoppedAgainAndGoesOnAtTheEnd() {
    ObjectNode resumed = read(MARKED + "\nspec: {suspend: false}");

    ObjectNode again = stopped(ManagedKind.KUSTOMIZATION, resumed);

    assertThat(again.at("/spec/suspend").asBoolean()).isTrue();
    assertThat(resumed(ManagedKind.KUSTOMIZATION, again).path("spec").has("suspend")).isFalse();
    assertThat(resumed(ManagedKind.KUSTOMIZATION, resumed).at("/spec/suspend").isBoolean())
        .as("what they wrote is not ours to take out")
        .isTrue();
  }

  @Test
  void aProjectIsShutForAllAndHasItsOwnWindowsAfterwards() {
    ObjectNode none = read("metadata: {resourceVersion: '1'}\nspec: {sourceRepos: []}");
    ObjectNode some = read("spec: {syncWindows: [{kind: allow, schedule: '0 8 * * *'}]}");

    for (ObjectNode project : List.of(none, some)) {
      ObjectNode shut = stopped(ManagedKind.APP_PROJECT, project);
      JsonNode window = shut.at("/spec/syncWindows").valueStream().toList().getLast();
      assertThat(window.path("kind").asText()).isEqualTo("deny");
      assertThat(window.has("manualSync")).as("nobody syncs by hand").isFalse();
      assertThat(stop(ManagedKind.APP_PROJECT, shut)).isEmpty();
      assertThat(resumed(ManagedKind.APP_PROJECT, shut).path("spec"))
          .isEqualTo(project.path("spec"));
    }
  }

  /** Nobody looks again at what we wrote ourselves. */
  @ParameterizedTest
  @ValueSource(strings = {"{sourceRepos: []}", "{syncWindows: [{kind: allow}]}"})
  void aProjectThatIsOpenedIsAsItWasPlanned(String spec) {
    PlannedObject planned = project(read("metadata: {name: x}\nspec: " + spec));
    ObjectNode stopped = stopped(ManagedKind.APP_PROJECT, planned.body());
    PlannedObject shut =
        Suspension.keptShut(plan(planned), seen(ManagedKind.APP_PROJECT, stopped))
            .objects()
            .get(planned.id());
    ObjectNode written = shut.body().deepCopy();
    written.withObject("/metadata/annotations").put(hashKey(), shut.hash());

    ObjectNode opened =
        merged(written, Suspension.resume(shut.id(), written, Optional.of(shut)).orElseThrow());

    assertThat(Difference.between(planned, opened)).isEqualTo(Difference.NONE);
    written.withObject("/metadata/annotations").put(hashKey(), "suspended");
    ObjectNode patch = Suspension.resume(shut.id(), written, Optional.of(shut)).orElseThrow();
    assertThat(patch.path("metadata").has("annotations"))
        .as("what was not written is said to be")
        .isFalse();
  }

  private static PlannedObject project(ObjectNode body) {
    return new PlannedObject(id(ManagedKind.APP_PROJECT), "", body, new TreeSet<>(), false);
  }

  private static TenantPlan plan(PlannedObject project) {
    return TenantPlan.refused(null, List.of()).with(project);
  }

  @Test
  void aSetLeavesWhatIsThereAlone() {
    ObjectNode set = read("spec: {syncPolicy: {applicationsSync: sync}}");

    ObjectNode stopped = stopped(ManagedKind.APPLICATION_SET, set);
    assertThat(stopped.at("/spec/syncPolicy/applicationsSync").asText()).isEqualTo("create-only");

    assertThat(resumed(ManagedKind.APPLICATION_SET, stopped).path("spec"))
        .isEqualTo(set.path("spec"));
  }

  /** It would be told as somebody's change else, and an Event would name nobody. */
  @ParameterizedTest
  @EnumSource(names = {"APP_PROJECT", "APPLICATION_SET"})
  void whatWeWroteIsNoDriftForTheNextPlan(ManagedKind kind) {
    ObjectNode live = read("metadata: {annotations: {platformtenant.io/applied-hash: abc}}");

    assertThat(stopped(kind, live).at("/metadata/annotations").path(hashKey()).asText())
        .isEqualTo("suspended");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrittenToWhatIsOnItsWayOut(ManagedKind kind) {
    ObjectNode going = read("metadata: {deletionTimestamp: now}");

    assertThat(stop(kind, going)).isEmpty();
    assertThat(resume(kind, going)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "KUSTOMIZATION",
        "GIT_REPOSITORY",
        "OCI_REPOSITORY",
        "BUCKET",
        "APP_PROJECT",
        "APPLICATION_SET"
      })
  void nothingElseIsTouched(ManagedKind kind) {
    assertThat(stop(kind, read("spec: {}"))).isEmpty();
    assertThat(resume(kind, read(MARKED + "\nspec: {}"))).isEmpty();
  }

  @Test
  void itIsSeenFromWhatStandsOnTheObjects() {
    ObjectNode live = read("spec: {}");

    assertThat(Suspension.isDueIn(seen(live))).isTrue();
    assertThat(Suspension.isIn(seen(live))).isFalse();
    assertThat(Suspension.isDueIn(seen(stopped(ManagedKind.KUSTOMIZATION, live)))).isFalse();
    assertThat(Suspension.isIn(seen(stopped(ManagedKind.KUSTOMIZATION, live)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/spec", "/spec/suspend"})
  void ofWhatCanNotBeReadNothingIsConcluded(String field) {
    assertThat(Suspension.isRead(lacking(field))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/spec/delivery", "/spec/suspendMore", "/status"})
  void whatElseCanNotBeReadDoesNotMatter(String field) {
    assertThat(Suspension.isRead(lacking(field))).isTrue();
  }

  private static PlatformTenant lacking(String field) {
    var tenant = new PlatformTenant();
    tenant.setSpec(
        new PlatformTenantSpec(null, null, null, null, null, null, null, null, null, null, null));
    tenant.lacks(List.of(new Unread(JsonPointer.compile(field), "x", List.of())));
    return tenant;
  }

  private static Observed seen(ObjectNode stage) {
    return seen(ManagedKind.KUSTOMIZATION, stage);
  }

  private static Observed seen(ManagedKind kind, ObjectNode live) {
    return new Observed(new TreeMap<>(Map.of(id(kind), live)), java.util.Set.of());
  }

  private static ObjectNode stopped(ManagedKind kind, ObjectNode live) {
    return merged(live, stop(kind, live).orElseThrow());
  }

  private static ObjectNode resumed(ManagedKind kind, ObjectNode live) {
    return merged(live, resume(kind, live).orElseThrow());
  }

  private static Optional<ObjectNode> stop(ManagedKind kind, ObjectNode live) {
    return Suspension.stop(id(kind), live);
  }

  private static Optional<ObjectNode> resume(ManagedKind kind, ObjectNode live) {
    return Suspension.resume(id(kind), live);
  }

  private static ObjectId id(ManagedKind kind) {
    return ObjectId.of(kind, "home", "x");
  }

  private static String hashKey() {
    return io.platformtenant.api.v1alpha1.ApiGroup.APPLIED_HASH_ANNOTATION;
  }

  private static ObjectNode read(String yaml) {
    return Serialization.unmarshal(yaml, ObjectNode.class);
  }

  /** As an API server merges. */
  private static ObjectNode merged(ObjectNode live, ObjectNode patch) {
    ObjectNode after = live.deepCopy();
    patch.forEachEntry(
        (field, value) -> {
          if (value.isNull()) {
            after.remove(field);
          } else if (value instanceof ObjectNode below) {
            JsonNode was = after.path(field);
            ObjectNode now =
                merged(was instanceof ObjectNode there ? there : after.objectNode(), below);
            after.set(field, now);
          } else {
            after.set(field, value);
          }
        });
    if (after.path("annotations").isObject() && after.path("annotations").isEmpty()) {
      after.remove("annotations");
    }
    return after;
  }
}

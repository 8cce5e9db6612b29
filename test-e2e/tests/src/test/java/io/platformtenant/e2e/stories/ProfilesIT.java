package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a profile puts into namespaces, on a real API server that rewrites some of it. */
class ProfilesIT extends SharedStory {
  /** Every way to write a number, and some that the server rounds or shortens. */
  private static final List<String> SPELLINGS =
      List.of(
          "0", "0.0Gi", "1", "1000m", "1500m", "1.5", "0.10", "100u", "1n", "1000", "1024",
          "1500000", "2000k", "0.5G", "1024Mi", "1.5Gi", "1000Ki", "0.5Ki", "0.1Ki", "2.3Ki", "1e3",
          "1E3", "12e1", "1e-3", "5E", "7Ei");

  private static final String PROFILE =
      """
      namespaceProfiles:
        - name: default
          resourceQuota: {hard: {%s}}
          limitRange:
            limits:
              - {type: Container, max: {cpu: "4000m", memory: 8192Mi}, min: {cpu: 10m},
                 default: {cpu: "0.50"}}
              - {type: Pod, max: {memory: 16Gi}, maxLimitRequestRatio: {cpu: "2.0"}}
              - {type: PersistentVolumeClaim, max: {storage: 0.1Ti}, min: {storage: "1e6"}}
          networkPolicy: DefaultDeny
      """;

  @Test
  void howeverAQuantityIsWrittenItIsWrittenOnce() {
    String name = "{id}a";
    String hard =
        IntStream.range(0, SPELLINGS.size())
            .mapToObj(i -> "requests.example.com/r%d: \"%s\"".formatted(i, SPELLINGS.get(i)))
            .collect(Collectors.joining(", "));
    onboard(name, PROFILE.formatted(hard));
    eventually("it is told", () -> !corner.told(named(name), "Succeeded").isEmpty());

    Instant since = Instant.now();
    corner.apply(tenantOf(name).annotated("platformtenant.io/reconcile-at", "now"));
    eventually(
        "it was looked at again",
        () -> "now".equals(corner.status(name).orElseThrow().lastHandledReconcileAt()));

    assertThat(
            ControlPlane.shared().audit().by(RunningOperator.user(), since).stream()
                .filter(AuditLog.Request::isWrite))
        .extracting(AuditLog.Request::resource)
        .as("what a second look writes")
        .containsOnly("platformtenants");
    assertThat(corner.told(named(name), "DriftCorrected")).isEmpty();
    Map<String, Object> live = corner.get(quota(name)).get("spec", "hard");
    assertThat(live).hasSize(SPELLINGS.size()).containsEntry("requests.example.com/r3", "1");
  }

  @Test
  void aPolicyForSomePodsOnlyIsPutBackForAll() {
    String name = "{id}b";
    onboard(name, PROFILE.formatted("pods: 10"));
    ObjectId policy = at(ManagedKind.NETWORK_POLICY, name);

    somebody.changes(policy, "{\"spec\":{\"podSelector\":{\"matchLabels\":{\"a\":\"b\"}}}}");
    eventually(
        "it holds for all pods",
        () -> ((Map<?, ?>) corner.get(policy).get("spec", "podSelector")).isEmpty());

    somebody.changes(policy, "{\"spec\":{\"egress\":[{}]}}");
    eventually(
        "the way out is shut",
        () -> ((List<?>) corner.get(policy).get("spec", "egress")).size() == 3);
  }

  @Test
  void whatAProfileNoLongerSaysIsTakenAway() {
    String name = "{id}c";
    onboard(name, PROFILE.formatted("pods: 10"));
    List<ObjectId> made =
        List.of(
            quota(name), at(ManagedKind.LIMIT_RANGE, name), at(ManagedKind.NETWORK_POLICY, name));
    assertThat(made).allMatch(corner::exists);

    corner.apply(classOf(name));
    eventually("all three are gone", () -> made.stream().noneMatch(corner::exists));

    corner.apply(classOf(name).with(PROFILE.formatted("pods: 11")));
    eventually("all three are back", () -> made.stream().allMatch(corner::exists));
    untilReady(name);
    corner.delete(name);
    eventually("the tenant is gone", () -> corner.tenant(name) == null);
    assertThat(made).noneMatch(corner::exists);
    assertThat(corner.exists(parts(name).namespace("dev"))).as("the namespace stays").isTrue();
  }

  private void onboard(String name, String profile) {
    corner.apply(classOf(name).with(profile));
    corner.apply(tenantOf(name));
    untilReady(name);
  }

  private static ClassYaml classOf(String name) {
    return ClassYaml.named("class-" + name);
  }

  private static TenantYaml tenantOf(String name) {
    return SMALL_TENANT.called(name).ofClass("class-" + name);
  }

  private String named(String name) {
    return name.replace("{id}", corner.id());
  }

  private ObjectId quota(String name) {
    return at(ManagedKind.RESOURCE_QUOTA, name);
  }

  private ObjectId at(ManagedKind kind, String name) {
    return ObjectId.of(kind, named(name) + "-dev", "platform-tenant");
  }
}

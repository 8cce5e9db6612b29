package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API server's own audit log says of who changed, approved and took over what. */
class WhoDidWhatIT extends Story {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final Instant since = Instant.now();
  private final Parts parts = new Parts(corner.id());
  private ClusterUser platform;
  private ClusterUser team;

  @BeforeEach
  void onboard() {
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
    platform = new Rights(admin).administrator("platform-" + corner.id());
    team = new Rights(admin).writerOfEverything("team-" + corner.id());
  }

  @Test
  void everyChangeOfWhatIsThePlatformTeamsIsNamed() {
    change(platform, "{\"spec\":{\"parameters\":null,\"suspend\":true}}");
    isTold(platform, "platform-tenant-tenants/changed", "spec.suspend", 200);

    assertThatThrownBy(() -> change(team, "{\"spec\":{\"suspend\":false,\"className\":\"x\"}}"))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("spec.className of PlatformTenant")
        .hasMessageContaining("; so are spec.suspend");
    isTold(team, "platform-tenant-tenants/changed", "spec.className, spec.suspend", 403);
  }

  @Test
  void anApprovalAndTheDeletionThatFollowsAreNamed() {
    String now = Instant.now().toString();
    annotate("deletion-approved", now);
    isTold(platform, "platform-tenant-tenants/deletion-approved", now, 200);

    platform.client().resources(PlatformTenant.class).withName(corner.id()).delete();
    isTold(platform, "platform-tenant-deletion/deleted-protected", "approved " + now, 200);
  }

  @Test
  void whoForcesAStepAndWhoWithdrawsADeletionIsNamed() {
    annotate("force-step", "Stages");
    isTold(platform, "platform-tenant-tenants/force-step", "Stages", 200);
    annotate("force-step", null);
    isTold(platform, "platform-tenant-tenants/force-step", "taken off", 200);

    String now = Instant.now().toString();
    annotate("deletion-withdrawn", now);
    isTold(platform, "platform-tenant-tenants/deletion-withdrawn", now, 200);
  }

  @Test
  void whoHandsSomethingOverIsNamed() {
    var namespace =
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(corner.id() + "-old")
            .endMetadata()
            .build();
    admin.resource(namespace).create();

    platform.changes(
        ObjectId.namespace(corner.id() + "-old"),
        "{\"metadata\":{\"annotations\":{\"platformtenant.io/adopt\":\"%s\"}}}"
            .formatted(corner.id()));
    isTold(platform, "platform-tenant-adoption/handed-over", corner.id(), 200);
  }

  @Test
  void whatIsDoneByHandIsNamed() {
    platform.changes(
        parts.application("api", "prod"), "{\"metadata\":{\"annotations\":{\"a\":\"b\"}}}");
    isTold(
        platform,
        "platform-tenant-owned/by-hand",
        "Application \"argocd/%1$s-api-prod\" of tenant \"%1$s\"".formatted(corner.id()),
        200);
  }

  private void annotate(String annotation, String value) {
    change(
        platform,
        "{\"metadata\":{\"annotations\":{\"platformtenant.io/%s\":%s}}}"
            .formatted(annotation, value == null ? null : "\"" + value + "\""));
  }

  private void change(ClusterUser by, String patch) {
    by.client().resources(PlatformTenant.class).withName(corner.id()).patch(MERGE, patch);
  }

  private void isTold(ClusterUser by, String key, String value, int code) {
    eventually(
        "%s says %s of %s".formatted(key, value, by.name()),
        () ->
            ControlPlane.shared().audit().by(by.name(), since).stream()
                .filter(request -> request.code() == code)
                .map(AuditLog.Request::told)
                .anyMatch(told -> value.equals(told.get(key))));
  }
}

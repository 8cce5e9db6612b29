package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub is restored: contracts of yesterday, and an operator that takes nothing away. */
class HoldRemovalsIT extends Story {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  /** Without staging and who saw it, and with an application more. */
  private static final TenantYaml OTHER =
      TenantYaml.named("{id}")
          .with("access: {approvers: {groups: [leads]}}")
          .protectedEnvironment("prod")
          .with(
              """
              delivery:
                applications:
                  - name: api
                    source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/api"}
                    environments: [{name: prod, autoSync: true}]
                  - name: web
                    source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/web"}
                    environments: [{name: prod}]
              """);

  private final Parts parts = new Parts(corner.id());
  private boolean held;

  @Override
  OperatorSettings operatorSettings() {
    OperatorSettings usual = super.operatorSettings();
    return held ? usual.holdingRemovals() : usual;
  }

  @Test
  void itMakesAndRepairsAndTakesNothingAway() {
    onboard();
    restart(true);
    Instant since = Instant.now();
    SortedMap<ObjectId, String> before = corner.uidsOf("{id}");
    assertThat(before.keySet()).contains(parts.project(), parts.application("api", "staging"));

    corner.apply(OTHER);

    eventually("it says what it would take", () -> isStalled("would be removed and stay"));
    eventually("what is new is made", () -> corner.exists(parts.application("web", "prod")));
    ObjectId account = parts.account("argocd-deployer-prod");
    delete(account);
    eventually("what is missing is made anew", () -> corner.exists(account));
    patch(parts.application("web", "prod"), "{\"spec\":{\"source\":{\"path\":\"elsewhere\"}}}");
    eventually(
        "what somebody changes is put back",
        () -> text(parts.application("web", "prod"), "/spec/source/path").equals("apps/web"));

    corner.delete("{id}");

    eventually("its deletion is held", () -> isStalled("It is deleted but nothing goes"));
    SortedMap<ObjectId, String> after = new TreeMap<>(corner.uidsOf("{id}"));
    before.remove(account);
    assertThat(after).as("nothing is gone or made anew").containsAllEntriesOf(before);
    assertThat(text(parts.project(), "/spec/destinations")).contains(parts.tenant() + "-staging");
    assertThat(text(parts.project(), "/spec/roles")).contains("audit").contains("dev");
    assertThat(deletedSince(since)).isEmpty();

    restart(false);

    eventually("it goes on", () -> corner.tenant("{id}") == null);
    assertThat(corner.everythingOf("{id}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void restoredWithoutStatusItFindsAllThatStandsInAnyOrder(boolean classFirst) {
    onboard();
    SortedMap<ObjectId, String> before = corner.uidsOf("{id}");
    stopWithoutATrace();
    ObjectId lost = parts.application("api", "staging");
    patch(lost, "{\"metadata\":{\"finalizers\":null}}");
    delete(lost);
    Instant since = Instant.now();

    restart(true);
    if (classFirst) {
      corner.apply(CLASS);
    }
    corner.apply(TENANT);
    if (!classFirst) {
      eventually(
          "it waits for its class",
          () ->
              corner
                  .condition("{id}", "Stalled")
                  .filter(c -> c.reason().equals("ClassNotFound"))
                  .isPresent());
      corner.apply(CLASS);
    }

    untilReady("{id}");
    SortedMap<ObjectId, String> after = corner.uidsOf("{id}");
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.remove(lost);
    assertThat(after).containsAllEntriesOf(before);
    assertThat(deletedSince(since)).isEmpty();
  }

  private void onboard() {
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
  }

  private void restart(boolean holding) {
    held = holding;
    restartOperator();
  }

  /** As where etcd is new, and a backup brings back what the engines act on. */
  private void stopWithoutATrace() {
    closeOperator();
    corner.approveDeletion("{id}");
    List.of(
            admin.resources(PlatformTenant.class).withName(corner.id()),
            admin.resources(PlatformTenantClass.class).withName("class-" + corner.id()))
        .forEach(
            resource -> {
              resource.patch(MERGE, "{\"metadata\":{\"finalizers\":null}}");
              resource.delete();
            });
    eventually("it is forgotten", () -> corner.tenant("{id}") == null);
  }

  private boolean isStalled(String words) {
    return corner
        .condition("{id}", "Stalled")
        .filter(c -> c.reason().equals("RemovalHeld"))
        .filter(c -> c.message().contains(words) && c.message().contains("--hold-removals"))
        .isPresent();
  }

  private String text(ObjectId id, String pointer) {
    JsonNode live = JSON.valueToTree(corner.get(id));
    return live.at(pointer).isTextual() ? live.at(pointer).asText() : live.at(pointer).toString();
  }

  private void patch(ObjectId id, String patch) {
    admin
        .genericKubernetesResources(Contexts.of(id.kind()))
        .inNamespace(id.namespace())
        .withName(id.name())
        .patch(MERGE, patch);
  }

  private void delete(ObjectId id) {
    admin
        .genericKubernetesResources(Contexts.of(id.kind()))
        .inNamespace(id.namespace())
        .withName(id.name())
        .delete();
  }

  /** By an operator, of anything of this corner but for what it remembers of older contracts. */
  private List<String> deletedSince(Instant since) {
    return ControlPlane.shared().audit().by(RunningOperator.user(), since).stream()
        .filter(r -> r.verb().startsWith("delete") && !r.resource().equals("controllerrevisions"))
        .map(r -> r.resource() + " " + r.namespace() + "/" + r.name())
        .filter(what -> what.contains(corner.id()))
        .toList();
  }
}

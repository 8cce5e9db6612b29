package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LastGoodStateIT extends SharedStory {
  /** The schema takes it; only the rules know that a class can make it somebody's home. */
  private static final String SOMEBODYS_HOME = "home-somebody";

  private static final String OTHER =
      """
      delivery:
        applications:
          - {name: other, source: {repoURL: "https://git.example.com/payments/deploy.git", path: apps}}
      """;

  @BeforeEach
  void applyClass() {
    corner.apply(PLAIN_CLASS);
  }

  @Test
  void anInvalidSpecLeavesEverythingAsItWasUntilItIsRepaired() {
    corner.apply(SMALL_TENANT.called("{id}a"));
    untilReady("{id}a");
    var before = versions("{id}a");
    var inventory = corner.status("{id}a").orElseThrow().inventory();

    corner.apply(
        SMALL_TENANT
            .called("{id}a")
            .environment("dev", SOMEBODYS_HOME)
            .without("delivery/applications/web")
            .with(OTHER));

    untilStalled("{id}a", "InvalidSpec");
    assertThat(readyMessage("{id}a"))
        .startsWith("spec.environments[0].namespaces[0].name: ")
        .contains(SOMEBODYS_HOME, "the last good state keeps standing");
    var status = corner.status("{id}a").orElseThrow();
    assertThat(status.observedGeneration())
        .isEqualTo(corner.tenant("{id}a").getMetadata().getGeneration());
    assertThat(versions("{id}a")).isEqualTo(before);
    assertThat(status.inventory()).isEqualTo(inventory);

    corner.apply(SMALL_TENANT.called("{id}a"));
    untilReady("{id}a");
    assertThat(versions("{id}a")).isEqualTo(before);
  }

  @Test
  void theLastOfManyQuickEditsIsNeverLost() {
    Parts parts = parts("{id}b");
    for (int i = 0; i <= 20; i++) {
      corner.apply(described("{id}b", "edit " + i));
    }

    eventually(
        "the last edit arrived",
        () -> "edit 20".equals(corner.get(parts.project()).get("spec", "description")));
    untilReady("{id}b");
  }

  @Test
  void aRequestToLookAgainIsEchoed() {
    corner.apply(SMALL_TENANT.called("{id}c"));
    untilReady("{id}c");

    corner.apply(SMALL_TENANT.called("{id}c").annotated("platformtenant.io/reconcile-at", "now"));

    eventually(
        "it is echoed",
        () -> "now".equals(corner.status("{id}c").orElseThrow().lastHandledReconcileAt()));
    assertThat(corner.isReady("{id}c")).isTrue();
  }

  @Test
  void aBrokenTenantNeverSlowsAnother() {
    for (String broken : new String[] {"{id}d", "{id}e", "{id}f", "{id}g", "{id}h"}) {
      somebody.createsNamespace(parts(broken).namespace("dev").name());
      corner.apply(SMALL_TENANT.called(broken));
    }
    untilStalled("{id}h", "NotOwned");

    long started = System.nanoTime();
    corner.apply(SMALL_TENANT.called("{id}i"));
    untilReady("{id}i");
    double seconds = (System.nanoTime() - started) / 1e9;

    System.out.printf("a tenant beside five broken ones was Ready after %.1f s%n", seconds);
    assertThat(seconds).isLessThan(10);
    assertThat(isStalled("{id}d", "NotOwned")).isTrue();
  }

  private static TenantYaml described(String name, String description) {
    return SMALL_TENANT.called(name).with("description: " + description);
  }

  private Map<ObjectId, String> versions(String tenant) {
    return corner.everythingOf(tenant).stream()
        .filter(id -> id.kind() != ManagedKind.APPLICATION)
        .collect(Collectors.toMap(id -> id, corner::writtenAs));
  }
}

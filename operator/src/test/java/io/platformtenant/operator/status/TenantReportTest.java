package io.platformtenant.operator.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.EffectiveDeletionPolicy;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.model.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TenantReportTest {

  /** An annotation may have a quarter of a megabyte, and the status stands in the same object. */
  @Test
  void anEchoTakesNoRoomToSpeakOf() {
    assertThat(echo("x".repeat(200_000))).hasSize(256);
    assertThat(echo("2026-01-01T00:00:00.000000000Z")).isEqualTo("2026-01-01T00:00:00.000000000Z");
  }

  /** Half a character comes back as another one, and the status would be written for ever. */
  @Test
  void anEchoIsNotCutInsideACharacter() {
    for (String asked : List.of("😀".repeat(200), "x" + "😀".repeat(200))) {
      String echo = echo(asked);
      assertThat(new String(echo.getBytes(UTF_8), UTF_8)).isEqualTo(echo);
    }
  }

  private static String echo(String asked) {
    var tenant = new PlatformTenant();
    tenant.setMetadata(
        new ObjectMetaBuilder()
            .withName("payments")
            .withGeneration(1L)
            .addToAnnotations(ApiGroup.RECONCILE_AT_ANNOTATION, asked)
            .build());
    var home = ObjectId.namespace("tenant-payments");
    SortedMap<ObjectId, ObjectNode> left =
        new TreeMap<>(Map.of(home, JsonNodeFactory.instance.objectNode()));
    return TenantReport.about(tenant, Instant.EPOCH)
        .deleting(
            new EffectiveDeletionPolicy(null, null, null),
            Teardown.of(Holdings.of(Home.of(home.name()), left)),
            List.of(home))
        .lastHandledReconcileAt();
  }
}

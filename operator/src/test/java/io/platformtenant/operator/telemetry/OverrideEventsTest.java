package io.platformtenant.operator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverrideEventsTest {
  private static final String NOON = "2026-11-29T12:00:00Z";

  private final List<String> sent = new ArrayList<>();
  private final OverrideEvents events =
      new OverrideEvents(
          new EventSink() {
            @Override
            public void normal(HasMetadata about, String reason, String message) {
              sent.add(reason);
            }

            @Override
            public void warning(HasMetadata about, String reason, String message) {
              sent.add("! " + reason);
            }
          });

  @Test
  void eachThingIsToldOnce() {
    var waiting = status(OverrideState.Waiting, "Unsigned", "False");
    var active = status(OverrideState.Active, "Active", "True");
    var expired = status(OverrideState.Expired, "Expired", "True");

    events.tell(new PlatformTenantOverride(), waiting);
    events.tell(after(waiting), waiting);
    events.tell(after(waiting), active);
    events.tell(after(active), active);
    events.tell(after(active), expired);

    assertThat(sent).containsExactly("Unsigned", "Active", "Signed", "Expired");
  }

  @Test
  void oneThatIsRefusedIsAWarning() {
    events.tell(
        new PlatformTenantOverride(), status(OverrideState.Refused, "InvalidSpec", "False"));

    assertThat(sent).containsExactly("! InvalidSpec");
  }

  private static PlatformTenantOverride after(PlatformTenantOverrideStatus status) {
    var override = new PlatformTenantOverride();
    override.setStatus(status);
    return override;
  }

  private static PlatformTenantOverrideStatus status(
      OverrideState state, String reason, String signed) {
    return new PlatformTenantOverrideStatus(
        1L,
        List.of(
            new Condition("Ready", "False", 1L, NOON, reason, "said"),
            new Condition(
                "Signed", signed, 1L, NOON, signed.equals("True") ? "Signed" : "Unsigned", "said")),
        state,
        null,
        null);
  }
}

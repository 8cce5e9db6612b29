package io.platformtenant.operator.telemetry;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideStatus;
import io.platformtenant.operator.findings.Reason;

/** Tells what became of an override as events on it, each thing once. */
public final class OverrideEvents {
  private final EventSink sink;

  public OverrideEvents(EventSink sink) {
    this.sink = sink;
  }

  /** That it opened, is over, or opens nothing and why; and who signed it. */
  public void tell(PlatformTenantOverride before, PlatformTenantOverrideStatus status) {
    Condition ready = find(status, "Ready");
    Condition was = find(before.lastStatus(), "Ready");
    if (was == null || !was.reason().equals(ready.reason())) {
      if (status.state() == OverrideState.Refused) {
        sink.warning(before, ready.reason(), ready.message());
      } else {
        sink.normal(before, ready.reason(), ready.message());
      }
    }
    Condition signed = find(status, "Signed");
    Condition wasSigned = find(before.lastStatus(), "Signed");
    if (isSigned(signed) && !isSigned(wasSigned)) {
      sink.normal(before, Reason.Signed.name(), signed.message());
    }
  }

  private static boolean isSigned(Condition condition) {
    return condition != null && condition.status().equals("True");
  }

  private static Condition find(PlatformTenantOverrideStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst()
        .orElse(null);
  }
}

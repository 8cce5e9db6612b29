package io.platformtenant.operator.telemetry;

import io.platformtenant.api.PlatformTenant;

/** Where events go. */
public interface EventSink {
  void normal(PlatformTenant about, String reason, String message);

  void warning(PlatformTenant about, String reason, String message);
}

package io.platformtenant.operator.telemetry;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Where events go. */
public interface EventSink {
  void normal(HasMetadata about, String reason, String message);

  void warning(HasMetadata about, String reason, String message);
}

package io.platformtenant.testkit.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Overrides as they are made now: a file knows neither the time nor who is there. */
public final class Overrides {
  private Overrides() {}

  public static boolean isOne(ObjectNode object) {
    return object.path("kind").asText().equals("PlatformTenantOverride");
  }

  /** The same, as somebody makes it who wants it for the next hour. */
  public static ObjectNode madeNow(ObjectNode override, String by) {
    ObjectNode made = override.deepCopy();
    made.withObject("/metadata").remove("creationTimestamp");
    made.withObject("/spec").remove("approvedBy");
    made.withObject("/spec")
        .put("requestedBy", by)
        .put("until", Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS).toString());
    return made;
  }

  /** One of applications, or whatever else the text says. */
  public static PlatformTenantOverride of(
      String name, String tenant, String environment, String what, Instant until, String by) {
    return Serialization.unmarshal(
        """
        apiVersion: platformtenant.io/v1alpha1
        kind: PlatformTenantOverride
        metadata: {name: "%s"}
        spec:
          tenant: "%s"
          environment: "%s"
          %s
          reason: Nobody can pay
          ticket: INC-4711
          until: "%s"
          requestedBy: "%s"
        """
            .formatted(name, tenant, environment, what, until.truncatedTo(ChronoUnit.SECONDS), by),
        PlatformTenantOverride.class);
  }
}

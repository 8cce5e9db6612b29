package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** What became of an override. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantOverrideStatus(
    @JsonPropertyDescription("Generation of the spec that this status is about.")
        Long observedGeneration,
    @JsonPropertyDescription(
            "What holds now: Ready while it is open, Reconciling and Stalled as kstatus reads them, and Signed.")
        @ListMap("type")
        List<Condition> conditions,
    @JsonPropertyDescription(
            "Whether it waits, is active, is over (Expired), or asks for what there is not (Refused).")
        OverrideState state,
    @JsonPropertyDescription(
            "When it began to open anything, a time as RFC 3339 in UTC; it stands here before anything opens. Absent where nothing was opened.")
        String openedAt,
    @JsonPropertyDescription(
            "When a second person has to sign it by its class: Afterwards, or Before it opens anything.")
        OverrideApproval approval) {
  /** Of an override nobody has looked at yet. */
  public static final PlatformTenantOverrideStatus NONE =
      new PlatformTenantOverrideStatus(null, null, null, null, null);

  public PlatformTenantOverrideStatus {
    conditions = Copies.list(conditions);
  }
}

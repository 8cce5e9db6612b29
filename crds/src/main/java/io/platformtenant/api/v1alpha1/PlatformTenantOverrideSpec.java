package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** What is let through in spite of a freeze, by whom, why and until when. */
@ValidationRule(
    value = "has(self.applications) != has(self.stages)",
    message = PlatformTenantOverrideSpec.SHAPE)
@ValidationRule(
    value = "!has(self.approvedBy) || self.approvedBy != self.requestedBy",
    message = PlatformTenantOverrideSpec.OWN_SIGNATURE,
    fieldPath = ".approvedBy")
@ValidationRule(
    value =
        "self.tenant == oldSelf.tenant && self.environment == oldSelf.environment && self.until == oldSelf.until && self.reason == oldSelf.reason && self.requestedBy == oldSelf.requestedBy && has(self.ticket) == has(oldSelf.ticket) && (!has(self.ticket) || self.ticket == oldSelf.ticket) && has(self.applications) == has(oldSelf.applications) && (!has(self.applications) || self.applications == oldSelf.applications) && has(self.stages) == has(oldSelf.stages) && (!has(self.stages) || self.stages == oldSelf.stages)",
    message = PlatformTenantOverrideSpec.CHANGES)
@ValidationRule(
    value =
        "!has(oldSelf.approvedBy) || (has(self.approvedBy) && self.approvedBy == oldSelf.approvedBy)",
    message = PlatformTenantOverrideSpec.SIGNED_ONCE,
    fieldPath = ".approvedBy")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantOverrideSpec(
    @JsonPropertyDescription("Name of the tenant that is frozen.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String tenant,
    @JsonPropertyDescription("Name of the environment in which something is let through.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String environment,
    @JsonPropertyDescription(
            "Names of the applications and sets of the tenant that may be synced there by hand; exactly one of applications and stages is given.")
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 40) @Pattern(Bounds.DNS_LABEL) String> applications,
    @JsonPropertyDescription(
            "Names of the stages that take in there, once, what their sources have now; exactly one of applications and stages is given.")
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 30) @Pattern(Bounds.DNS_LABEL) String> stages,
    @JsonPropertyDescription("Why it can not wait for the end of the freeze, for people.")
        @Required
        @Size(min = 1, max = 200)
        @Pattern(Bounds.ONE_LINE)
        String reason,
    @JsonPropertyDescription(
            "Where more of it is written down, such as the number of an incident; nothing when absent.")
        @Size(min = 1, max = 128)
        @Pattern(Bounds.ONE_LINE)
        String ticket,
    @JsonPropertyDescription(
            "When it ends, such as 2027-12-24T03:30:00Z, at most "
                + PlatformTenantOverrideSpec.LONGEST_HOURS
                + " hours after it is made.")
        @Required
        @Size(min = 20, max = 25)
        @Pattern(Bounds.TIME)
        String until,
    @JsonPropertyDescription(
            "User name of whoever makes it, as the API server knows them: kubectl auth whoami. Another one is refused.")
        @Required
        @Size(min = 1, max = 256)
        @Pattern(Bounds.ONE_LINE)
        String requestedBy,
    @JsonPropertyDescription(
            "User name of whoever has signed it, as the API server knows them; they write it themselves, once. Nobody has when absent.")
        @Size(min = 1, max = 256)
        @Pattern(Bounds.ONE_LINE)
        String approvedBy) {
  public static final int LONGEST_HOURS = 4;

  public static final String SHAPE =
      "an override is for applications or for stages: exactly one of the two is given";

  public static final String OWN_SIGNATURE =
      "whoever makes an override does not sign it: approvedBy is somebody else";

  public static final String CHANGES =
      "an override never changes but for its signature: delete it, and make another one";

  public static final String SIGNED_ONCE = "an override is signed once";

  public PlatformTenantOverrideSpec {
    applications = Copies.list(applications);
    stages = Copies.list(stages);
  }
}

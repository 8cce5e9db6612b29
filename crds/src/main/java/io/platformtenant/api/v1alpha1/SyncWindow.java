package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** A time in which Argo CD syncs, or does not. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SyncWindow(
    @JsonPropertyDescription(
            "Whether Argo CD syncs in such windows and at no other time (allow), or does not sync in this one (deny).")
        @Required
        SyncWindowKind kind,
    @JsonPropertyDescription(
            "When the window begins: five cron fields, such as 0 22 * * 1-5, where Sunday is 0.")
        @Required
        @Size(min = 9, max = 128)
        @Pattern(Bounds.SCHEDULE)
        String schedule,
    @JsonPropertyDescription("How long the window lasts, such as 2h or 90m.")
        @Required
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String duration,
    @JsonPropertyDescription(
            "Time zone of the schedule, a name of the IANA database such as Europe/Berlin; "
                + BuiltIn.TIME_ZONE
                + " when absent.")
        @Size(min = 1, max = 63)
        @Pattern(Bounds.TIME_ZONE)
        String timeZone,
    @JsonPropertyDescription("Environments the window is for; all when absent.")
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 30) @Pattern(Bounds.DNS_LABEL) String> environments,
    @JsonPropertyDescription(
            "Applications and sets of the tenant that the window is for, in these environments; all when absent.")
        @Size(min = 1, max = 64)
        List<@Size(min = 1, max = 40) @Pattern(Bounds.DNS_LABEL) String> applications,
    @JsonPropertyDescription("Whether a sync by hand is let through; false when absent.")
        Boolean manualSync,
    @JsonPropertyDescription("What the window is for, shown in the project; nothing when absent.")
        @Size(max = 255)
        @Pattern(Bounds.ONE_LINE)
        String description) {
  public SyncWindow {
    environments = Copies.list(environments);
    applications = Copies.list(applications);
  }
}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** A time in which both engines take in nothing new, once or again and again. */
@ValidationRule(
    value =
        "has(self.from) || has(self.until) ? has(self.from) && has(self.until) && !has(self.schedule) && !has(self.duration) && !has(self.timeZone) : has(self.schedule) && has(self.duration)",
    message = Freeze.SHAPE)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Freeze(
    @JsonPropertyDescription(
            "When it begins, such as 2027-12-20T00:00:00Z, with until; absent in one that comes again.")
        @Size(min = 20, max = 25)
        @Pattern(Bounds.TIME)
        String from,
    @JsonPropertyDescription(
            "When it ends, at most "
                + Freeze.LONGEST
                + " after from, with from; absent in one that comes again.")
        @Size(min = 20, max = 25)
        @Pattern(Bounds.TIME)
        String until,
    @JsonPropertyDescription(
            "When it begins again and again: five cron fields, such as 0 18 * * 5, where Sunday is 0, with duration; absent in one that is once.")
        @Size(min = 9, max = 128)
        @Pattern(Bounds.SCHEDULE)
        String schedule,
    @JsonPropertyDescription(
            "How long it lasts each time, between "
                + Freeze.SHORTEST
                + " and "
                + Freeze.LONGEST
                + " and less than until the next, such as 62h, with schedule; absent in one that is once.")
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
    @JsonPropertyDescription("Why, for people; nothing when absent.")
        @Size(max = 200)
        @Pattern(Bounds.ONE_LINE)
        String reason,
    @JsonPropertyDescription(
            "Environments it holds in; all, and what serves the whole tenant, when absent.")
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 30) @Pattern(Bounds.DNS_LABEL) String> environments) {
  public static final String SHORTEST = "15m";
  public static final String LONGEST = "2160h";

  public static final String SHAPE =
      "a freeze is once, with from and until alone, or comes again, with schedule and duration";

  public Freeze {
    environments = Copies.list(environments);
  }
}

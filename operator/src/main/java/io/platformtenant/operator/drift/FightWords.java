package io.platformtenant.operator.drift;

import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.model.ObjectId;
import java.time.Duration;
import java.util.Optional;

/** What people are told of a fight over an object. */
public final class FightWords {
  private FightWords() {}

  public static String of(ObjectId id, Optional<Cause> cause, DriftPace pace) {
    boolean widens = cause.filter(Cause::widens).isPresent();
    return cause
            .map(Cause::manager)
            .filter(m -> !m.isEmpty())
            .map(m -> '"' + m + '"')
            .orElse("somebody")
        + " "
        + deed(cause.flatMap(Cause::field), cause.isPresent())
        + id.describe()
        + " each time it is put back, which is now done every "
        + (widens ? time(pace.boundary()) : time(pace.first()) + " to " + time(pace.longest()))
        + " only; let one of both own it";
  }

  private static String deed(Optional<FieldPath> field, boolean known) {
    return field
        .map(f -> f.isEmpty() ? "changes " : "changes " + f + " of ")
        .orElse(known ? "deletes " : "changes ");
  }

  private static String time(Duration time) {
    return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}

package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.operator.change.Teardown;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where a teardown is, as a status has it. */
public final class TeardownReport {
  private static final int NAMED = 10;

  private TeardownReport() {}

  /** For people: where a teardown is. */
  static String describe(Deletion deletion) {
    return "Taking down: "
        + deletion.step()
        + (deletion.waitingFor().isEmpty()
            ? ""
            : "; waiting for " + String.join("; ", deletion.waitingFor()));
  }

  /**
   * @param teardown of which something is left
   * @param before what was said last, or null
   */
  public static Deletion of(Teardown teardown, Deletion before, Instant now) {
    Teardown.Step step = teardown.current().orElseThrow();
    String name = step.name().name();
    return new Deletion(
        name,
        step.objects().stream().flatMap(o -> o.describe().stream()).limit(NAMED).toList(),
        teardown.left().size(),
        before != null && name.equals(before.step())
            ? before.since()
            : now.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}

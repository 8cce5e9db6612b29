package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.kinds.TeardownStep;
import io.platformtenant.operator.lifecycle.ForcedStep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a teardown is, as a status has it. */
public final class TeardownReport {
  private static final int NAMED = 10;

  private static final Set<String> STEPS =
      Stream.of(TeardownStep.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private TeardownReport() {}

  /** What of the take-down of a tenant somebody forces. */
  public static ForcedStep forced(PlatformTenant tenant) {
    return ForcedStep.of(tenant, STEPS);
  }

  /** For people: where a teardown is. */
  static String describe(Deletion deletion) {
    return "Taking down: "
        + deletion.step()
        + (deletion.waitingFor().isEmpty()
            ? ""
            : "; waiting for " + String.join("; ", deletion.waitingFor()));
  }

  /** The same of a tenant, with what is to be said of the step that somebody wants to force. */
  static String describe(Deletion deletion, ForcedStep forced) {
    return describe(deletion) + forced.remark(STEPS).map(remark -> "; " + remark).orElse("");
  }

  /**
   * @param teardown of which something is left
   * @param before what was said last, or null
   */
  static Deletion of(Teardown teardown, Deletion before, ForcedStep forced, Instant now) {
    Teardown.Step step = teardown.current().orElseThrow();
    String name = step.name().name();
    return new Deletion(
        name,
        step.objects().stream().flatMap(o -> o.describe().stream()).limit(NAMED).toList(),
        teardown.left().size(),
        before != null && name.equals(before.step())
            ? before.since()
            : now.truncatedTo(ChronoUnit.SECONDS).toString(),
        forced.ignored());
  }
}

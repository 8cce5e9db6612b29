package io.platformtenant.operator.contract.overriding;

import io.platformtenant.api.v1alpha1.OverrideApproval;
import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.lifecycle.override.OverrideTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an override does at a time, and why.
 *
 * @param message for people
 * @param approval when somebody has to sign it; none while that is not known
 * @param next when it may do something else though nobody changes anything
 */
public record OverrideJudgement(
    OverrideState state,
    Reason reason,
    String message,
    Optional<OverrideApproval> approval,
    Optional<Instant> next) {

  /**
   * @param errors what is wrong with it
   */
  public static OverrideJudgement of(
      PlatformTenantOverride override, List<Finding> errors, TenantThen tenant, Instant now) {
    OverrideTimes times = Openings.timesOf(override, now);
    Verdict verdict =
        over(override, times, now)
            .or(() -> errors.stream().findFirst().map(Verdict::refused))
            .or(() -> tenant.whyShut().map(shut -> Verdict.waiting(shut.reason(), shut.message())))
            .or(() -> unsigned(override, tenant))
            .or(() -> unfrozen(override, tenant))
            .or(() -> tooMany(override, tenant))
            .orElseGet(() -> active(override, times));
    return new OverrideJudgement(
        verdict.state(),
        verdict.reason(),
        verdict.message(),
        tenant.approval().or(() -> Optional.ofNullable(override.lastStatus().approval())),
        Stream.concat(Stream.of(times.end(), times.goesAt()), tenant.freezing().nextEdge().stream())
            .filter(edge -> edge.isAfter(now))
            .min(Instant::compareTo));
  }

  /**
   * Whether nobody needs it any more. It is told to be over before it goes: nobody, this operator
   * neither, may delete what is not (policy platform-tenant-operator-contracts).
   */
  public static boolean isToGo(PlatformTenantOverride override, Instant now) {
    return override.lastStatus().state() == OverrideState.Expired && isDone(override, now);
  }

  /** Whether it goes as soon as it is told that it is over. */
  public static boolean goesOnceTold(PlatformTenantOverride override, Instant now) {
    return override.lastStatus().state() != OverrideState.Expired && isDone(override, now);
  }

  /** What was opened and is not signed stays until it is. */
  private static boolean isDone(PlatformTenantOverride override, Instant now) {
    return !now.isBefore(Openings.timesOf(override, now).goesAt())
        && (override.lastStatus().openedAt() == null || isSigned(override));
  }

  public static boolean isSigned(PlatformTenantOverride override) {
    return override.getSpec() != null && override.getSpec().approvedBy() != null;
  }

  private static Optional<Verdict> over(
      PlatformTenantOverride override, OverrideTimes times, Instant now) {
    if (!times.isOverAt(now)) {
      return Optional.empty();
    }
    String since = "Over since " + times.end();
    boolean hangs = override.lastStatus().openedAt() != null && !isSigned(override);
    return Optional.of(
        new Verdict(
            OverrideState.Expired,
            Reason.Expired,
            override.lastStatus().openedAt() == null
                ? since + "; it opened nothing"
                : since
                    + (hangs ? "; nobody has signed it, and it stays until somebody does" : "")));
  }

  private static Optional<Verdict> unsigned(PlatformTenantOverride override, TenantThen tenant) {
    boolean waits =
        tenant.approval().filter(a -> a == OverrideApproval.Before).isPresent()
            && !isSigned(override);
    return waits
        ? Optional.of(
            Verdict.waiting(
                Reason.Unsigned,
                "Opens nothing until somebody else than \"%s\" signs it, who has the verb approve on tenant \"%s\": %s"
                    .formatted(
                        override.getSpec().requestedBy(),
                        override.getSpec().tenant(),
                        howToSign(override))))
        : Optional.empty();
  }

  /** What whoever signs it runs. */
  public static String howToSign(PlatformTenantOverride override) {
    return "kubectl patch pto "
        + override.getMetadata().getName()
        + " --type merge -p '{\"spec\":{\"approvedBy\":\"NAME\"}}', NAME as kubectl auth whoami says";
  }

  private static Optional<Verdict> unfrozen(PlatformTenantOverride override, TenantThen tenant) {
    String environment = override.getSpec().environment();
    return tenant.freezing().holdsIn(environment)
        ? Optional.empty()
        : Optional.of(
            Verdict.waiting(
                Reason.NotFrozen,
                "Environment \"%s\" of tenant \"%s\" is not frozen, and nothing is shut there"
                    .formatted(environment, override.getSpec().tenant())));
  }

  private static Optional<Verdict> tooMany(PlatformTenantOverride override, TenantThen tenant) {
    return override.lastStatus().openedAt() == null && tenant.open() >= Openings.MOST
        ? Optional.of(
            Verdict.waiting(
                Reason.LimitExceeded,
                "%d overrides of tenant \"%s\" are open, and more are not opened at once; delete one"
                    .formatted(tenant.open(), override.getSpec().tenant())))
        : Optional.empty();
  }

  private static Verdict active(PlatformTenantOverride override, OverrideTimes times) {
    var spec = override.getSpec();
    return new Verdict(
        OverrideState.Active,
        Reason.Active,
        spec.stages().isEmpty()
            ? "%s in environment \"%s\" can be synced by hand until %s; nothing is synced by itself"
                .formatted(quoted(spec.applications()), spec.environment(), times.end())
            : "%s in environment \"%s\" takes in what its source has now, once, until %s"
                .formatted(quoted(spec.stages()), spec.environment(), times.end()));
  }

  private static String quoted(List<String> names) {
    return "\"" + String.join("\", \"", names) + "\"";
  }

  private record Verdict(OverrideState state, Reason reason, String message) {
    static Verdict waiting(Reason reason, String message) {
      return new Verdict(OverrideState.Waiting, reason, message);
    }

    static Verdict refused(Finding error) {
      return new Verdict(OverrideState.Refused, Reason.InvalidSpec, error.describe());
    }
  }
}

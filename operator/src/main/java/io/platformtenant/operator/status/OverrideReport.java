package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideStatus;
import io.platformtenant.operator.contract.overriding.OverrideJudgement;
import io.platformtenant.operator.findings.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The status of an override. */
public final class OverrideReport {
  private static final String SIGNED = "Signed";

  private final PlatformTenantOverride override;
  private final Instant now;

  private OverrideReport(PlatformTenantOverride override, Instant now) {
    this.override = override;
    this.now = now;
  }

  public static OverrideReport about(PlatformTenantOverride override, Instant now) {
    return new OverrideReport(override, now);
  }

  /** When it began to open anything stands here before it does, and stays. */
  public PlatformTenantOverrideStatus of(OverrideJudgement judgement) {
    var before = override.lastStatus();
    boolean opens = judgement.state() == OverrideState.Active && before.openedAt() == null;
    return new PlatformTenantOverrideStatus(
        override.getMetadata().getGeneration(),
        signed(list().summary(verdict(judgement))).toList(),
        judgement.state(),
        opens ? now.truncatedTo(ChronoUnit.SECONDS).toString() : before.openedAt(),
        judgement.approval().orElse(null));
  }

  /** After something unforeseen: all that was said before, and that it is tried again. */
  public PlatformTenantOverrideStatus faltered(Throwable problem) {
    var before = override.lastStatus();
    return new PlatformTenantOverrideStatus(
        before.observedGeneration(),
        signed(list().summary(Verdict.trouble(problem))).toList(),
        before.state(),
        before.openedAt(),
        before.approval());
  }

  private static Verdict verdict(OverrideJudgement judgement) {
    return switch (judgement.state()) {
      case Active -> new Verdict.Ready(judgement.reason(), judgement.message());
      case Waiting -> new Verdict.Waiting(judgement.reason(), judgement.message());
      case Refused, Expired -> new Verdict.Stuck(judgement.reason(), judgement.message());
    };
  }

  private ConditionList signed(ConditionList conditions) {
    return OverrideJudgement.isSigned(override)
        ? conditions.add(
            SIGNED,
            "True",
            Reason.Signed,
            "\"" + override.getSpec().approvedBy() + "\" has signed it")
        : conditions.add(
            SIGNED,
            "False",
            Reason.Unsigned,
            "Nobody has signed it yet; whoever does, and has not made it, runs "
                + OverrideJudgement.howToSign(override));
  }

  private ConditionList list() {
    return new ConditionList(
        override.lastStatus().conditions(), override.getMetadata().getGeneration(), now);
  }
}

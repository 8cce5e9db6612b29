package io.platformtenant.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.OverrideApproval;
import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideStatus;
import io.platformtenant.operator.contract.overriding.OverrideJudgement;
import io.platformtenant.operator.findings.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverrideReportTest {
  private static final Instant NOW = Instant.parse("2027-12-24T00:00:00.7Z");

  @ParameterizedTest
  @CsvSource({
    "Active, Active, True, ''",
    "Waiting, NotFrozen, False, Reconciling",
    "Refused, InvalidSpec, False, Stalled",
    "Expired, Expired, False, Stalled",
  })
  void keepsTheLawsOfConditions(OverrideState state, Reason reason, String ready, String beside) {
    PlatformTenantOverrideStatus status = report("", "").of(judgement(state, reason));

    assertThat(status.state()).isEqualTo(state);
    assertThat(status.observedGeneration()).isEqualTo(3);
    assertThat(find(status, "Ready").orElseThrow().status()).isEqualTo(ready);
    assertThat(List.of("Reconciling", "Stalled"))
        .filteredOn(type -> find(status, type).isPresent())
        .isEqualTo(beside.isEmpty() ? List.of() : List.of(beside));
  }

  @Test
  void notesWhenItBeganToOpenOnceAndForGood() {
    var opened = report("", "").of(judgement(OverrideState.Active, Reason.Active));
    assertThat(opened.openedAt()).isEqualTo("2027-12-24T00:00:00Z");

    var over =
        report("", "openedAt: '2027-12-23T23:00:00Z'")
            .of(judgement(OverrideState.Expired, Reason.Expired));
    assertThat(over.openedAt()).isEqualTo("2027-12-23T23:00:00Z");

    assertThat(report("", "").of(judgement(OverrideState.Expired, Reason.Expired)).openedAt())
        .isNull();
  }

  @Test
  void saysWhoHasSignedItAndElseHow() {
    var unsigned = report("", "").of(judgement(OverrideState.Active, Reason.Active));
    assertThat(find(unsigned, "Signed").orElseThrow())
        .satisfies(c -> assertThat(c.status()).isEqualTo("False"))
        .satisfies(c -> assertThat(c.message()).contains("kubectl patch pto checkout"));

    var signed = report(", approvedBy: bob", "").of(judgement(OverrideState.Active, Reason.Active));
    assertThat(find(signed, "Signed").orElseThrow())
        .satisfies(c -> assertThat(c.status()).isEqualTo("True"))
        .satisfies(c -> assertThat(c.message()).contains("\"bob\""));
  }

  private static Optional<Condition> find(PlatformTenantOverrideStatus status, String type) {
    return status.conditions().stream().filter(c -> c.type().equals(type)).findFirst();
  }

  private static OverrideJudgement judgement(OverrideState state, Reason reason) {
    return new OverrideJudgement(
        state, reason, "because", Optional.of(OverrideApproval.Afterwards), Optional.empty());
  }

  private static OverrideReport report(String spec, String status) {
    return OverrideReport.about(
        Serialization.unmarshal(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenantOverride
            metadata: {name: checkout, generation: 3}
            spec: {tenant: payments, environment: prod, requestedBy: alice%s}
            status: {%s}
            """
                .formatted(spec, status),
            PlatformTenantOverride.class),
        NOW);
  }
}

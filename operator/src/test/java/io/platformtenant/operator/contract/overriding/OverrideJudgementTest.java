package io.platformtenant.operator.contract.overriding;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.rules.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverrideJudgementTest {
  private static final Instant NOW = Instant.parse("2027-12-24T00:00:00Z");
  private static final String FROZEN =
      "freeze: [{from: '2027-12-20T00:00:00Z', until: '2028-01-04T00:00:00Z'}]";

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        // tenant, class, override, at, state, reason
        "frozen | Afterwards | applications: [api] | 2027-12-24T00:00:00Z | Active | Active",
        "frozen | Afterwards | applications: [api] | 2027-12-24T00:59:59Z | Active | Active",
        "frozen | Afterwards | applications: [api] | 2027-12-24T01:00:00Z | Expired | Expired",
        "frozen | Before | applications: [api] | 2027-12-24T00:00:00Z | Waiting | Unsigned",
        "frozen | Before | applications: [api], approvedBy: bob | 2027-12-24T00:00:00Z | Active | Active",
        "frozen | Afterwards | applications: [ap] | 2027-12-24T00:00:00Z | Refused | InvalidSpec",
        "frozen | Afterwards | applications: [ap] | 2027-12-24T01:00:00Z | Expired | Expired",
        "free | Afterwards | applications: [api] | 2027-12-24T00:00:00Z | Waiting | NotFrozen",
        "suspended | Afterwards | applications: [api] | 2027-12-24T00:00:00Z | Waiting | Suspended",
        "deleted | Afterwards | applications: [api] | 2027-12-24T00:00:00Z | Waiting | Deleting",
        "missing | Afterwards | applications: [api] | 2027-12-24T00:00:00Z | Waiting | TenantNotFound",
      })
  void saysWhetherItIsOpenAndElseWhy(
      String tenant, String approval, String spec, Instant at, OverrideState state, Reason reason) {
    OverrideJudgement judgement = judge(override(spec, ""), tenant(tenant, approval, at), at);

    assertThat(judgement.state()).isEqualTo(state);
    assertThat(judgement.reason()).isEqualTo(reason);
    assertThat(judgement.message()).isNotEmpty();
  }

  /** One that is open stays so; the next one waits. */
  @Test
  void manyAreNotOpenedAtOnce() {
    List<PlatformTenantOverride> many =
        IntStream.range(0, Openings.MOST)
            .mapToObj(i -> override("applications: [api]", "openedAt: '2027-12-24T00:00:00Z'"))
            .toList();
    TenantThen tenant =
        TenantThen.of(tenant("frozen"), contract("frozen", "Afterwards"), many, NOW);

    assertThat(judge(override("applications: [api]", ""), tenant, NOW).reason())
        .isEqualTo(Reason.LimitExceeded);
    assertThat(judge(many.getFirst(), tenant, NOW).state()).isEqualTo(OverrideState.Active);
  }

  @ParameterizedTest(name = "{0} {1} at {2}")
  @CsvSource({
    // One hour after its end, and what was opened only once it is signed.
    "'', 'state: Expired', 2027-12-24T01:59:59Z, false",
    "'', 'state: Expired', 2027-12-24T02:00:00Z, true",
    "'', 'state: Expired, openedAt: 2027-12-24T00:00:00Z', 2027-12-24T02:00:00Z, false",
    "'', 'state: Expired, openedAt: 2027-12-24T00:00:00Z', 2028-12-24T02:00:00Z, false",
    "', approvedBy: bob', 'state: Expired, openedAt: 2027-12-24T00:00:00Z', 2027-12-24T01:59:59Z, false",
    "', approvedBy: bob', 'state: Expired, openedAt: 2027-12-24T00:00:00Z', 2027-12-24T02:00:00Z, true",
    // Where nobody was there when it ended, that is told first.
    "'', 'state: Waiting', 2027-12-24T02:00:00Z, false",
    "', approvedBy: bob', 'state: Active, openedAt: 2027-12-24T00:00:00Z', 2027-12-24T02:00:00Z, false",
  })
  void goesWhenNobodyNeedsItAnyMore(String spec, String status, Instant at, boolean goes) {
    assertThat(OverrideJudgement.isToGo(override("applications: [api]" + spec, status), at))
        .isEqualTo(goes);
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "Active, 2027-12-24T01:59:59Z, false",
    "Active, 2027-12-24T02:00:00Z, true",
    "Expired, 2027-12-24T02:00:00Z, false",
  })
  void whereNobodyWasThereAtItsEndItGoesOnceThatIsTold(String state, Instant at, boolean goes) {
    var override = override("applications: [api], approvedBy: bob", "state: " + state);

    assertThat(OverrideJudgement.goesOnceTold(override, at)).isEqualTo(goes);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-12-24T00:00:00Z, 2027-12-24T01:00:00Z",
    "2027-12-24T01:00:00Z, 2027-12-24T02:00:00Z",
    "2027-12-24T02:00:00Z, 2028-01-04T00:00:00Z",
  })
  void isLookedAtAgainWhenItMayDoSomethingElse(Instant at, Instant next) {
    var judgement =
        judge(override("applications: [api]", ""), tenant("frozen", "Afterwards", at), at);

    assertThat(judgement.next()).contains(next);
  }

  private static OverrideJudgement judge(
      PlatformTenantOverride override, TenantThen tenant, Instant at) {
    List<Finding> errors = Rulebook.found(override, tenant.contract());
    return OverrideJudgement.of(override, errors, tenant, at);
  }

  private static TenantThen tenant(String which, String approval, Instant at) {
    return which.equals("missing")
        ? TenantThen.missing(Reason.TenantNotFound, "There is none")
        : TenantThen.of(tenant(which), contract(which, approval), List.of(), at);
  }

  private static ResolvedTenant contract(String which, String approval) {
    return ResolvedTenant.of(
        tenant(which),
        Serialization.unmarshal(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenantClass
            metadata: {name: standard}
            spec: {guardrails: {repositories: ["**"]}, override: {approval: %s}}
            """
                .formatted(approval),
            PlatformTenantClass.class));
  }

  private static PlatformTenant tenant(String which) {
    return Serialization.unmarshal(
        """
        apiVersion: platformtenant.io/v1alpha1
        kind: PlatformTenant
        metadata: {name: payments%s}
        spec:
          owner: {team: payments, contact: payments@example.com}
          environments: [{name: prod, namespaces: [{name: payments-prod}]}]
          delivery:
            applications:
              - {name: api, source: {repoURL: "https://git.example.com/a.git", path: api}}
          %s
        """
            .formatted(
                which.equals("deleted") ? ", deletionTimestamp: '2027-12-24T00:00:00Z'" : "",
                which.equals("free") ? "" : which.equals("suspended") ? "suspend: true" : FROZEN),
        PlatformTenant.class);
  }

  private static PlatformTenantOverride override(String spec, String status) {
    return Serialization.unmarshal(
        """
        apiVersion: platformtenant.io/v1alpha1
        kind: PlatformTenantOverride
        metadata: {name: checkout, creationTimestamp: '2027-12-24T00:00:00Z'}
        spec: {tenant: payments, environment: prod, reason: It burns, requestedBy: alice, until: '2027-12-24T01:00:00Z', %s}
        status: {%s}
        """
            .formatted(spec, status),
        PlatformTenantOverride.class);
  }
}

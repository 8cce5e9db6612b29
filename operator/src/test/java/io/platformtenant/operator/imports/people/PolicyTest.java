package io.platformtenant.operator.imports.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private static Policy policy(String rest) {
    return Policy.of("p, proj:payments:role, " + rest).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          applications, *, payments/*, allow        | applications, sync, payments/api, allow    | true
          applications, sync, payments/*, allow     | applications, sync, payments/api, allow    | true
          applications, get, payments/*, allow      | applications, sync, payments/api, allow    | false
          applications, *, payments/*, allow        | logs, get, payments/*, allow               | false
          *, *, */*, allow                          | logs, get, payments/*, allow               | true
          applications, get, payments/*, allow      | applications, get, payments/*-prod, allow  | true
          applications, get, payments/*-prod, allow | applications, get, payments/*, allow       | false
          applications, sync, payments/*-dev, allow | applications, sync, payments/pay-*-dev, allow | true
          applications, get, payments/a*, allow     | applications, get, payments/*-prod, allow  | false
          applications, *, payments/*, deny         | applications, sync, payments/api, allow    | false
          applications, action/*, payments/*, allow | applications, action/apps/Deployment/restart, payments/api, allow | true
          applications, sync, payments/[a-z]*, allow | applications, sync, payments/api, allow | false
          """)
  void coversWhatIsSureToBePermitted(String has, String wanted, boolean covers) {
    assertThat(policy(has).covers(policy(wanted))).isEqualTo(covers);
  }

  @ParameterizedTest
  @CsvSource({"'p, role:admin, *, *'", "'g, somebody, role:admin'", "''"})
  void whatIsNoPolicyPermitsNothing(String line) {
    assertThat(Policy.of(line)).isEmpty();
  }
}

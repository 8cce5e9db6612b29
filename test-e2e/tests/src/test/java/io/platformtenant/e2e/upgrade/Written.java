package io.platformtenant.e2e.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.operator.RunningOperator;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the operator wrote since then, Events and leases beside. */
record Written(List<Request> requests) {
  private static final Set<String> CHATTER = Set.of("leases", "events");
  private static final int OK = 200;

  // What the server calls a field that its schema does not have.
  private static final int OF_SCHEMA = 500;

  static Written since(Ground ground, Instant then) {
    return new Written(
        ground.plane.audit().by(RunningOperator.user(), then).stream()
            .filter(Request::isWrite)
            .filter(request -> !CHATTER.contains(request.resource()))
            .toList());
  }

  /** Statuses alone, and so many of tenants at most. */
  void isStatusAlone(int most) {
    assertThat(requests)
        .allSatisfy(r -> assertThat(r.subresource()).as(r.toString()).isEqualTo("status"));
    assertThat(taken()).as("statuses of tenants that were written").isLessThanOrEqualTo(most);
  }

  long taken() {
    return ofTenants(OK);
  }

  /** How often a status was sent that the schema in the cluster does not know all of. */
  long refused() {
    return ofTenants(OF_SCHEMA);
  }

  private long ofTenants(int code) {
    return requests.stream()
        .filter(r -> r.resource().equals("platformtenants") && r.code() == code)
        .count();
  }
}

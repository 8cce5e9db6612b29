package io.platformtenant.benchmark;

import io.platformtenant.testkit.controlplane.AuditLog;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.waiting.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the API server was asked by the operator, as the server wrote it down. */
public record Requests(List<Request> all) {
  private static final Duration CALM = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * Those about objects since then. Watches are none, nor is what keeps a lease, nor the question
   * which kinds the cluster serves, which is asked every ten seconds however many tenants there
   * are.
   */
  static Requests since(AuditLog log, Instant then) {
    return new Requests(
        log.by(RunningOperator.user(), then).stream()
            .filter(r -> !r.resource().isEmpty() && !r.resource().equals("leases"))
            .filter(r -> !r.verb().equals("watch"))
            .toList());
  }

  /** The same, once nothing is asked any more. */
  static Requests untilCalm(AuditLog log, Instant then) {
    Eventually.within(PATIENCE)
        .untilCalm("the operator comes to rest", CALM, () -> since(log, then).all().size());
    return since(log, then);
  }

  public int count() {
    return all.size();
  }

  public long writes() {
    return all.stream().filter(Request::isWrite).count();
  }

  /** How many of each sort, the parts of the sum. */
  public Map<String, Long> sorts() {
    return new TreeMap<>(
        all.stream().collect(Collectors.groupingBy(Requests::sort, Collectors.counting())));
  }

  private static String sort(Request request) {
    String what =
        request.resource() + (request.subresource().isEmpty() ? "" : "/" + request.subresource());
    return request.verb() + " " + what + (request.code() < 400 ? "" : " " + request.code());
  }
}

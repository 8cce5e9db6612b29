package io.platformtenant.benchmark;

import io.platformtenant.benchmark.RollOut.Fielded;
import java.time.Instant;
import java.util.List;

/** The operator goes, and another one finds everything as it should be. */
public final class Restart {
  private Restart() {}

  /** Takes the operator down that is there. */
  public static Scenario measure(Fielded fielded, List<String> jvm, int tenants) {
    fielded.operator().close();
    Instant began = Instant.now();
    try (var operator = Operator.start(fielded.ground(), jvm)) {
      var asked = Requests.untilCalm(fielded.ground().plane().audit(), began);
      return new Scenario(
          "restart",
          "over %d tenants that are as they should be".formatted(tenants),
          List.of(
              Figure.of("until ready", "s", operator.ready().toMillis() / 1e3),
              Figure.of("writes of the operator", "", asked.writes()),
              Figure.of("reads of the operator", "", asked.count() - asked.writes()),
              Figure.of("processor time until it rests", "s", operator.cpu().toMillis() / 1e3),
              Figure.of("memory at its most (RSS)", "MiB", operator.peakRss()),
              Figure.of("live heap", "MiB", operator.liveHeap())));
    }
  }
}

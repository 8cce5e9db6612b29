package io.platformtenant.e2e.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.benchmark.Restart;
import io.platformtenant.benchmark.RollOut;
import io.platformtenant.benchmark.Steady;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the operator asks of an API server, counted there: seconds depend on the machine, and these
 * do not. A small run of {@code ./benchmark}.
 */
@OnItsOwnCluster
class CostIT {
  private static final int TENANTS = 8;
  private static final List<String> JVM = List.of("-Xmx360m", "-XX:+UseSerialGC");

  /**
   * The finalizer, the class as the server has it now, the status before and after; and of what was
   * accepted of the team the revision, and whether there are others.
   */
  private static final int BESIDE_ITS_OBJECTS = 6;

  /** Statuses of the one class, whose followers become more. */
  private static final int OF_THE_CLASS = 10;

  /** What these were told: once for all tenants together. */
  private static final int OF_THE_ENGINES = 20;

  @Test
  void everythingIsWrittenOnceAndNothingIsAskedAtRest() {
    var rollOut = new RollOut(TENANTS, 2, JVM, Optional.empty(), line -> {});
    try (var fielded = rollOut.operator()) {
      assertThat(fielded.asked().count())
          .as("requests for %d objects: %s", TENANTS * RollOut.objects(), fielded.asked().sorts())
          .isLessThanOrEqualTo(
              TENANTS * (RollOut.objects() + BESIDE_ITS_OBJECTS) + OF_THE_CLASS + OF_THE_ENGINES);

      var steady = Steady.measure(fielded, Duration.ofSeconds(8));
      assertThat(steady.figure("writes of the operator")).as("%s", steady).isZero();
      assertThat(steady.figure("reads of the operator")).as("%s", steady).isZero();

      var restart = Restart.measure(fielded, JVM, TENANTS);
      assertThat(restart.figure("writes of the operator")).as("%s", restart).isZero();
    }
  }
}

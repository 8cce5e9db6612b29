package io.platformtenant.e2e.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.concurrency.WithoutACluster;
import io.platformtenant.engines.real.Substitution;
import io.platformtenant.engines.real.Verdict;
import io.platformtenant.operator.injection.Bombardment;
import io.platformtenant.operator.injection.FieldFamily;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a tenant writes is refused, or the engines themselves read it as what it was. Each
 * family of fields gets a sample of the texts that {@code -Pinjection} throws at it.
 */
@WithoutACluster
class InjectionIT {
  private static final int ALL = 1_000_000;
  private static final int TEXTS = Integer.getInteger("injection.texts", 10_000);

  private static Verdict argocd;
  private static Substitution flux;

  @BeforeAll
  static void theEnginesOwnCode() {
    if (TEXTS < ALL) {
      System.out.printf(
          "%,d of %,d texts at each family of fields; -Pinjection throws all.%n", TEXTS, ALL);
    }
    argocd = Verdict.start();
    flux = Substitution.start();
  }

  @AfterAll
  static void ends() {
    argocd.close();
    flux.close();
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedOrReadAsItWas(FieldFamily family) {
    var started = System.nanoTime();
    var readers = new Readers(argocd, flux);
    var tally = Bombardment.throwAt(family, TEXTS, readers::read);
    readers.finish();
    System.out.printf(
        "%-11s %,9d texts: %,9d refused by the schema, %,9d by rules, %,9d passed; %s; %.1f s%n",
        family,
        tally.texts(),
        tally.bySchema(),
        tally.byRules(),
        tally.passed(),
        readers,
        Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0);
    assertThat(tally.passed()).as("some pass, or nothing was tried").isPositive();
    assertThat(tally.passed() + tally.bySchema() + tally.byRules()).isEqualTo(TEXTS);
  }
}

package io.platformtenant.e2e.contracts;

import io.platformtenant.e2e.concurrency.OverRealEngines;
import org.junit.jupiter.api.Nested;

/** Flux does what we say that Flux does. */
@OverRealEngines
final class FluxContractEngineIT {

  @Nested
  final class Reconciling extends FluxReconcilingContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.real();
    }
  }

  @Nested
  final class Deletion extends FluxDeletionContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.real();
    }
  }
}

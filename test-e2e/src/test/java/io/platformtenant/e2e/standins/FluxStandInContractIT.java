package io.platformtenant.e2e.standins;

import org.junit.jupiter.api.Nested;

/** The Flux stand-in does what Flux does. */
final class FluxStandInContractIT {

  @Nested
  final class Reconciling extends FluxReconcilingContract {
    @Override
    EngineUnderTest engine() {
      return SharedStandIns.underTest();
    }
  }

  @Nested
  final class Deletion extends FluxDeletionContract {
    @Override
    EngineUnderTest engine() {
      return SharedStandIns.underTest();
    }
  }
}

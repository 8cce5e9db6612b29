package io.platformtenant.e2e.contracts;

import org.junit.jupiter.api.Nested;

/** The Flux stand-in does what Flux does. */
final class FluxStandInContractIT {

  @Nested
  final class Reconciling extends FluxReconcilingContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.standIn();
    }
  }

  @Nested
  final class Deletion extends FluxDeletionContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.standIn();
    }
  }
}

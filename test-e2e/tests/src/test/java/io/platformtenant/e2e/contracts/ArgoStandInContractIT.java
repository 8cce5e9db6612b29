package io.platformtenant.e2e.contracts;

import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.engines.standins.machine.ScriptKey;
import org.junit.jupiter.api.Nested;

/** The Argo CD stand-in does what Argo CD does. */
final class ArgoStandInContractIT {

  @Nested
  final class Syncing extends ArgoSyncingContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.standIn();
    }
  }

  @Nested
  final class Deletion extends ArgoDeletionContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.standIn();
    }

    @Override
    long createToken(ScriptKey project, String role) {
      return SharedStandIns.argo().createToken(project, role);
    }
  }

  @Nested
  final class Sets extends ApplicationSetContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.standIn();
    }

    @Override
    void generatorFails(ScriptKey set) {
      SharedStandIns.script().failing(set, "GitFailed", "error generating params from git");
    }
  }
}

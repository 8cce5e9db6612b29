package io.platformtenant.e2e.contracts;

import io.platformtenant.e2e.concurrency.OverRealEngines;
import io.platformtenant.engines.real.ArgoApi;
import io.platformtenant.engines.real.RealEngines;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import org.junit.jupiter.api.Nested;

/** Argo CD does what we say that Argo CD does. */
@OverRealEngines
final class ArgoContractEngineIT {

  @Nested
  final class Syncing extends ArgoSyncingContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.real();
    }
  }

  @Nested
  final class Deletion extends ArgoDeletionContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.real();
    }

    @Override
    boolean impersonatesForDeletion() {
      return RealEngines.get().argoCd() != ArgoCdVersion.V3_2;
    }

    @Override
    long createToken(ScriptKey project, String role) {
      return ArgoApi.issuedAt(RealEngines.get().argoApi().projectToken(project.name(), role));
    }
  }

  @Nested
  final class Sets extends ApplicationSetContract {
    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.real();
    }

    @Override
    void generatorFails(ScriptKey set) {
      // It does so by itself: the repository is not there.
    }
  }
}

package io.platformtenant.e2e.standins;

import io.platformtenant.e2e.engines.ArgoApi;
import io.platformtenant.e2e.engines.RealArgo;
import org.junit.jupiter.api.Nested;

/** Argo CD does what we say that Argo CD does. */
final class ArgoContractEngineIT {

  @Nested
  final class Syncing extends ArgoSyncingContract {
    @Override
    EngineUnderTest engine() {
      return RealEngines.underTest();
    }

    @Override
    String argocdNamespace() {
      return RealArgo.NAMESPACE;
    }
  }

  @Nested
  final class Deletion extends ArgoDeletionContract {
    @Override
    EngineUnderTest engine() {
      return RealEngines.underTest();
    }

    @Override
    String argocdNamespace() {
      return RealArgo.NAMESPACE;
    }

    @Override
    boolean impersonatesForDeletion() {
      return false;
    }

    @Override
    long createToken(ScriptKey project, String role) {
      return ArgoApi.issuedAt(RealEngines.argo().api().projectToken(project.name(), role));
    }
  }
}

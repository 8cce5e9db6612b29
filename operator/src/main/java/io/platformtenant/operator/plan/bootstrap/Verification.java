package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.OidcIdentity;
import io.platformtenant.api.v1alpha1.Verify;

/** Signatures that a source must carry, in the shape of its kind. */
final class Verification {
  private Verification() {}

  static void put(ObjectNode spec, Verify said) {
    ObjectNode verify = spec.putObject("verify");
    if (said.mode() != null) {
      verify.put("mode", said.mode().name());
    }
    if (said.provider() != null) {
      verify.put("provider", said.provider().name());
    }
    Sources.putRef(verify, "secretRef", said.secretRef());
    Sources.putRef(verify, "trustedRootSecretRef", said.trustedRootSecretRef());
    if (!said.matchOIDCIdentity().isEmpty()) {
      ArrayNode identities = verify.putArray("matchOIDCIdentity");
      for (OidcIdentity identity : said.matchOIDCIdentity()) {
        identities.addObject().put("issuer", identity.issuer()).put("subject", identity.subject());
      }
    }
  }
}

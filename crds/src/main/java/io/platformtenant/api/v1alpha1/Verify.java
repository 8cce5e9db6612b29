package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Signatures a source must carry: mode for Git, provider for OCI. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Verify(
    @JsonPropertyDescription("Of a Git source: what must be signed.") VerifyMode mode,
    @JsonPropertyDescription("Of an OCI source: how it is signed.") VerifyProvider provider,
    @JsonPropertyDescription("Secret in the home namespace with the public keys.")
        SecretRef secretRef,
    @JsonPropertyDescription("Who may have signed, where no key is named.") @Size(max = 8)
        List<OidcIdentity> matchOIDCIdentity,
    @JsonPropertyDescription("Secret in the home namespace with the trusted root.")
        SecretRef trustedRootSecretRef) {
  public Verify {
    matchOIDCIdentity = Copies.list(matchOIDCIdentity);
  }
}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** Signatures a source must carry: mode for Git, provider for OCI. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Verify(
    @JsonPropertyDescription(
            "What must be signed in a Git source: the commit (HEAD), the tag (Tag) or both (TagAndHEAD); absent in others.")
        VerifyMode mode,
    @JsonPropertyDescription("How an OCI source is signed; absent in others.")
        VerifyProvider provider,
    @JsonPropertyDescription(
            "Secret in the home namespace with the public keys; absent where an OCI source is signed without keys.")
        SecretRef secretRef,
    @JsonPropertyDescription(
            "Who may have signed an OCI source without keys, one of them; nobody when absent.")
        @Size(max = 8)
        List<OidcIdentity> matchOIDCIdentity,
    @JsonPropertyDescription(
            "Secret in the home namespace with the trusted root of cosign; that of Sigstore when absent.")
        SecretRef trustedRootSecretRef) {
  public Verify {
    matchOIDCIdentity = Copies.list(matchOIDCIdentity);
  }
}

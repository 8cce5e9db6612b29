package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** Who signs what the tenants of a class bootstrap from and have delivered. */
@ValidationRule(
    value =
        "!has(self.require) || self.require == 'None' || (has(self.identities) && self.identities.size() > 0) || (has(self.secrets) && self.secrets.size() > 0) || (self.require == 'All' && has(self.gpgKeys) && self.gpgKeys.size() > 0)",
    message = Verification.NOBODY)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Verification(
    @JsonPropertyDescription(
            "What must be verified by one of these: every source of a tenant (Bootstrap), also every commit that Argo CD delivers (All), or nothing (None); None when absent.")
        VerificationRequirement require,
    @JsonPropertyDescription(
            "Identities that may have signed OCI sources without keys, as a tenant's verify.matchOIDCIdentity must say them, to the letter; nobody when absent.")
        @Size(max = 16)
        List<OidcIdentity> identities,
    @JsonPropertyDescription(
            "Names of Secrets with keys or trusted roots that a tenant's verify may name in its home namespace, those of the platform too; none when absent.")
        @Size(max = 16)
        List<@Size(min = 1, max = 63) @Pattern(Bounds.DNS_LABEL) String> secrets,
    @JsonPropertyDescription(
            "Ids or fingerprints of the GPG keys that may have signed what Argo CD delivers under require All, in capitals; nobody's when absent.")
        @Size(max = 64)
        List<@Size(min = 16, max = 40) @Pattern(GPG_KEY) String> gpgKeys) {
  /**
   * The id of a key, or its fingerprint, which ends in it. In capitals: Argo CD compares ids to the
   * letter with what gpg says (argo-cd, util/sourceintegrity/source_integrity.go).
   */
  public static final String GPG_KEY = "^([0-9A-F]{24})?[0-9A-F]{16}$";

  public static final String NOBODY =
      "name who may have signed, in identities or secrets, and for All in gpgKeys, where something has to be verified";

  /** That of a class that says nothing: nobody is trusted, and nothing demanded. */
  public static final Verification NONE = new Verification(null, null, null, null);

  public Verification {
    identities = Copies.list(identities);
    secrets = Copies.list(secrets);
    gpgKeys = Copies.list(gpgKeys);
  }
}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** Who signs what the tenants of a class bootstrap from. */
@ValidationRule(
    value =
        "!has(self.require) || self.require != 'Bootstrap' || (has(self.identities) && self.identities.size() > 0) || (has(self.secrets) && self.secrets.size() > 0)",
    message = Verification.NOBODY)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Verification(
    @JsonPropertyDescription(
            "Whether every source of a tenant must be verified by one of these (Bootstrap), or none has to (None); None when absent.")
        VerificationRequirement require,
    @JsonPropertyDescription(
            "Identities that may have signed OCI sources without keys, as a tenant's verify.matchOIDCIdentity must say them, to the letter; nobody when absent.")
        @Size(max = 16)
        List<OidcIdentity> identities,
    @JsonPropertyDescription(
            "Names of Secrets with keys or trusted roots that a tenant's verify may name in its home namespace, those of the platform too; none when absent.")
        @Size(max = 16)
        List<@Size(min = 1, max = 63) @Pattern(Bounds.DNS_LABEL) String> secrets) {
  public static final String NOBODY =
      "name who may have signed, in identities or secrets, where sources have to be verified";

  /** That of a class that says nothing: nobody is trusted, and nothing demanded. */
  public static final Verification NONE = new Verification(null, null, null);

  public Verification {
    identities = Copies.list(identities);
    secrets = Copies.list(secrets);
  }
}

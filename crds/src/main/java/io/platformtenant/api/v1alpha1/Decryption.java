package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;

/** How encrypted files of a stage are read. */
@ValidationRule(value = "has(self.secretRef) || has(self.identity)", message = Decryption.NO_KEY)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decryption(
    @JsonPropertyDescription("What the files are encrypted with.") @Required
        DecryptionProvider provider,
    @JsonPropertyDescription(
            "Secret with the keys, in the namespace of the Kustomization; none when absent, and then identity says who asks a cloud for them.")
        SecretRef secretRef,
    @JsonPropertyDescription(
            "Identity of the class as which Flux asks a cloud's key service, of scope Environment, or Tenant for a stage of that scope; none when absent.")
        @Size(min = 1, max = 20)
        @Pattern(Bounds.DNS_LABEL)
        String identity) {
  public static final String NO_KEY =
      "decryption names secretRef or identity: without either Flux would use keys of its own";
}

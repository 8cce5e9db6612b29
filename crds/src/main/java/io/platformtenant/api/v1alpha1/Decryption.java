package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** How encrypted files of a stage are read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decryption(
    @JsonPropertyDescription("What the files are encrypted with.") @Required
        DecryptionProvider provider,
    @JsonPropertyDescription(
            "Secret with the keys, in the namespace of the Kustomization. Without it Flux would use keys of its own.")
        @Required
        SecretRef secretRef) {}

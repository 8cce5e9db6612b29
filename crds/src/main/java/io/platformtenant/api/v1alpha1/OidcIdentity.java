package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Who may have signed. Both are Go regular expressions, anchored at both ends. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OidcIdentity(
    @JsonPropertyDescription("Issuer of the identity, a Go regular expression between ^ and $.")
        @Required
        @Size(min = 3, max = 512)
        @Pattern("^\\^[^\\s]+\\$$")
        String issuer,
    @JsonPropertyDescription("Subject of the identity, a Go regular expression between ^ and $.")
        @Required
        @Size(min = 3, max = 512)
        @Pattern("^\\^[^\\s]+\\$$")
        String subject) {}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** An image to replace. */
@ValidationRule(
    value = "has(self.newName) || has(self.newTag) || has(self.digest)",
    message = StageImage.SAYS_NOTHING)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageImage(
    @JsonPropertyDescription("The image as the files name it, without a tag.")
        @Required
        @Size(min = 1, max = 255)
        @Pattern("^[a-zA-Z0-9][a-zA-Z0-9._:/-]*$")
        String name,
    @JsonPropertyDescription(
            "Image to take instead; the same when absent. At least one of newName, newTag and digest.")
        @Size(min = 1, max = 255)
        @Pattern("^[a-zA-Z0-9][a-zA-Z0-9._:/-]*$")
        String newName,
    @JsonPropertyDescription(
            "Tag to take instead; the same when absent. At least one of newName, newTag and digest.")
        @Size(min = 1, max = 128)
        @Pattern("^[A-Za-z0-9_][A-Za-z0-9_.-]*$")
        String newTag,
    @JsonPropertyDescription(
            "Digest to take instead, sha256: and 64 hex digits, not beside newTag; none when absent. At least one of newName, newTag and digest.")
        @Size(min = 71, max = 71)
        @Pattern("^sha256:[a-f0-9]{64}$")
        String digest) {
  public static final String SAYS_NOTHING =
      "an image says at least one of newName, newTag and digest";
}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** Images of one environment. */
@ValidationRule(
    value = "!has(self.images) || self.images.all(i, !i.startsWith('-'))",
    message = KustomizeImages.IMAGE_FLAG,
    fieldPath = ".images")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record KustomizeImages(
    @JsonPropertyDescription(
            "Images to replace here, as kustomize edit set image takes them; those of the source when absent.")
        @Size(max = 32)
        List<@Size(min = 1, max = 512) @Pattern(Bounds.REVISION) String> images) {
  public static final String IMAGE_FLAG = "an image can not begin with -";

  public KustomizeImages {
    images = Copies.list(images);
  }
}

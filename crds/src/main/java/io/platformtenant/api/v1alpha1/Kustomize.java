package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;
import java.util.Map;

/** How a kustomization is rendered. */
@ValidationRule(
    value =
        "!has(self.components) || self.components.all(c, c.matches('^[-A-Za-z0-9_./]+$') && !c.contains('//') && !c.startsWith('/') && !c.startsWith('-') && !c.startsWith('github.com/'))",
    message = Kustomize.COMPONENT_REMOTE,
    fieldPath = ".components")
@ValidationRule(
    value =
        "!has(self.labels) || self.labels.all(k, k.matches('^([a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$') && k.indexOf('/') <= 253)",
    message = Kustomize.LABEL_KEY,
    fieldPath = ".labels")
@ValidationRule(
    value = "!has(self.images) || self.images.all(i, !i.startsWith('-'))",
    message = Kustomize.IMAGE_FLAG,
    fieldPath = ".images")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Kustomize(
    @JsonPropertyDescription(
            "Images to replace, as kustomize edit set image takes them; none when absent.")
        @Size(max = 32)
        List<@Size(min = 1, max = 512) @Pattern(Bounds.REVISION) String> images,
    @JsonPropertyDescription(
            "Components to add, relative to the path and inside the repository; none when absent.")
        @Size(max = 16)
        List<@Size(min = 1, max = 256) @Pattern(Bounds.PLAIN_PATH) String> components,
    @JsonPropertyDescription("What is put before the name of every object; nothing when absent.")
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*)$")
        String namePrefix,
    @JsonPropertyDescription("What is put behind the name of every object; nothing when absent.")
        @Size(min = 1, max = 63)
        @Pattern("^([-a-z0-9]*)[a-z0-9]$")
        String nameSuffix,
    @JsonPropertyDescription("Labels put on every object; none when absent.") @Size(max = 16)
        Map<String, @Size(max = 63) @Pattern(Bounds.LABEL_VALUE) String> labels) {
  public static final String COMPONENT_REMOTE = "components are relative to the path, not remote";

  public static final String LABEL_KEY =
      "a key of labels is a label key of Kubernetes, such as example.com/team";

  public static final String IMAGE_FLAG = "an image can not begin with -";

  public Kustomize {
    images = Copies.list(images);
    components = Copies.list(components);
    labels = Copies.map(labels);
  }
}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** What Flux puts in place, in order, before any application is delivered. */
@ValidationRule(
    value =
        "!has(self.stages) || self.stages.all(s, s.source.startsWith('platform-') || (has(self.sources) && self.sources.exists(x, x.name == s.source)))",
    message = Bootstrap.SOURCE_UNKNOWN,
    fieldPath = ".stages")
@ValidationRule(
    value =
        "!has(self.stages) || self.stages.all(s, !has(s.dependsOn) || s.dependsOn.all(d, d == 'none' ? s.dependsOn.size() == 1 : (d != s.name && self.stages.exists(x, x.name == d))))",
    message = Bootstrap.DEPENDENCIES,
    fieldPath = ".stages")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Bootstrap(
    @JsonPropertyDescription(
            "Git repositories, OCI artifacts and buckets that the stages come from; none when absent.")
        @ListMap("name")
        @Size(max = 16)
        List<Source> sources,
    @JsonPropertyDescription(
            "Applied one after another in every environment; the next begins when the one before is Ready. None when absent.")
        @ListMap("name")
        @Size(max = 32)
        List<Stage> stages) {
  public static final String SOURCE_UNKNOWN =
      "a stage names a source that bootstrap.sources does not have";

  public static final String DEPENDENCIES =
      "dependsOn names other stages of the same list, or is [none]";

  public Bootstrap {
    sources = Copies.list(sources);
    stages = Copies.list(stages);
  }
}

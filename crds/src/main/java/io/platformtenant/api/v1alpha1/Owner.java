package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** Who answers for a tenant. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Owner(
    @JsonPropertyDescription("Name of the owning team, shown in every Application.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Bounds.ONE_LINE)
        String team,
    @JsonPropertyDescription("Where to reach the team: a mail address, a channel, a rota.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Bounds.ONE_LINE)
        String contact,
    @JsonPropertyDescription("Links shown in every Application of the tenant; none when absent.")
        @ListMap("name")
        @Size(max = 16)
        List<Link> links) {
  public Owner {
    links = Copies.list(links);
  }
}

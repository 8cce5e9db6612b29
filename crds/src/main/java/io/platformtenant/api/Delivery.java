package io.platformtenant.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What Argo CD delivers. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Delivery(
    @JsonPropertyDescription(
            "Ready (default): an application appears once the stages of its environment are Ready. None: at once.")
        GatePolicy gate,
    @JsonPropertyDescription(
            "Repositories the project allows beside those the applications use; literal addresses.")
        @ListMap("url")
        @Size(max = 64)
        List<Repository> repositories,
    @JsonPropertyDescription("The applications of the tenant.") @ListMap("name") @Size(max = 64)
        List<Application> applications) {
  public Delivery {
    repositories = Copies.list(repositories);
    applications = Copies.list(applications);
  }
}

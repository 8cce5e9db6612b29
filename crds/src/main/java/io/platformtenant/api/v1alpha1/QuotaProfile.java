package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import io.platformtenant.api.schema.Copies;
import java.util.Map;

/** What a namespace may use up, as the ResourceQuota of Kubernetes says it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuotaProfile(
    @JsonPropertyDescription("How much of each resource there is, such as pods or requests.cpu.")
        @Required
        @Size(min = 1, max = 32)
        Map<String, Quantity> hard) {
  public QuotaProfile {
    hard = Copies.map(hard);
  }
}

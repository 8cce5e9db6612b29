package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.Map;

/** Pods that answer DNS, which a namespace may reach though all else is denied. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DnsServer(
    @JsonPropertyDescription("Namespace of the pods.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String namespace,
    @JsonPropertyDescription("Labels of the pods; all pods of the namespace when absent.")
        @Size(max = 8)
        Map<String, @Size(max = 63) @Pattern(Bounds.LABEL_VALUE) String> labels,
    @JsonPropertyDescription(
            "Port of the pods, which is not that of the Service where they differ; 53 when absent.")
        @Min(1)
        @Max(65535)
        Integer port) {
  public DnsServer {
    labels = Copies.map(labels);
  }
}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** A bucket of an S3-compatible store as Flux reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BucketSource(
    @JsonPropertyDescription("Host of the store, and port where needed, without a scheme.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$")
        String endpoint,
    @JsonPropertyDescription("Name of the bucket in the store.")
        @Required
        @Size(min = 3, max = 63)
        @Pattern("^[a-z0-9][a-z0-9._-]*[a-z0-9]$")
        String bucketName,
    @JsonPropertyDescription("Region the bucket is in; none when absent.")
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9-]+$")
        String region,
    @JsonPropertyDescription("How the keys of the objects to take begin; all objects when absent.")
        @Size(min = 1, max = 512)
        @Pattern(Bounds.PLAIN_PATH)
        String prefix,
    @JsonPropertyDescription(
            "Whether the store is asked without TLS; false when absent. Needs guardrails.insecure of the class.")
        Boolean insecure) {}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A Flux source. */
@ValidationRule(
    value = "[has(self.git), has(self.oci), has(self.bucket)].filter(x, x).size() == 1",
    message = Source.ONE_KIND)
@ValidationRule(
    value =
        "!has(self.interval) || (duration(self.interval) >= duration('1m') && duration(self.interval) <= duration('24h'))",
    message = Source.INTERVAL,
    fieldPath = ".interval")
@ValidationRule(
    value = "!has(self.git) || !has(self.certSecretRef)",
    message = Source.CA_OF_GIT,
    fieldPath = ".certSecretRef")
@ValidationRule(
    value =
        "!has(self.verify) || (has(self.git) ? (has(self.verify.mode) && has(self.verify.secretRef) && !has(self.verify.provider) && !has(self.verify.matchOIDCIdentity) && !has(self.verify.trustedRootSecretRef)) : (has(self.oci) && has(self.verify.provider) && !has(self.verify.mode)))",
    message = Source.VERIFY,
    fieldPath = ".verify")
@ValidationRule(
    value =
        "!has(self.provider) || self.provider == 'generic' || (has(self.git) ? self.provider in ['azure', 'github', 'aws'] : self.provider in ['aws', 'azure', 'gcp'])",
    message = Source.PROVIDER,
    fieldPath = ".provider")
@ValidationRule(
    value =
        "!has(self.bucket) || !has(self.provider) || self.provider == 'generic' || !has(self.certSecretRef)",
    message = Source.CA_OF_A_CLOUD,
    fieldPath = ".certSecretRef")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
    @JsonPropertyDescription("Name of the source.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription("A Git repository.") GitSource git,
    @JsonPropertyDescription("An OCI artifact.") OciSource oci,
    @JsonPropertyDescription("A bucket.") BucketSource bucket,
    @JsonPropertyDescription(
            "How often the source is checked, 1m to 24h; "
                + BuiltIn.SOURCE_INTERVAL
                + " when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String interval,
    @JsonPropertyDescription("Time limit of one check; 60s when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.SHORT_DURATION)
        String timeout,
    @JsonPropertyDescription("Secret in the home namespace with the credentials.")
        SecretRef secretRef,
    @JsonPropertyDescription("Secret in the home namespace with a CA or client certificate.")
        SecretRef certSecretRef,
    @JsonPropertyDescription("Secret in the home namespace with the proxy settings.")
        SecretRef proxySecretRef,
    @JsonPropertyDescription(
            "How to authenticate; generic when absent. Others use the identity of the Flux controllers.")
        SourceProvider provider,
    @JsonPropertyDescription("Signatures the source must carry.") Verify verify,
    @JsonPropertyDescription("Files to leave out, in .gitignore format.") @Size(max = 2048)
        String ignore,
    @ClassOnly @JsonPropertyDescription("What the stages of tenants may use of this source.")
        Shared shared) {
  public static final String ONE_KIND = "a source has exactly one of git, oci and bucket";

  public static final String INTERVAL = "interval must be between 1m and 24h";

  public static final String CA_OF_GIT =
      "certSecretRef belongs to oci and bucket sources; a git source takes its CA from secretRef";

  public static final String VERIFY =
      "verify of a git source has mode and secretRef, that of an oci source has provider, and a bucket has none";

  public static final String PROVIDER =
      "provider is aws, azure or github for git, and aws, azure or gcp for oci and bucket";

  public static final String CA_OF_A_CLOUD = "certSecretRef of a bucket needs provider generic";
}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.ClassOnly;

/** A Flux source. */
@ValidationRule(
    value = "[has(self.git), has(self.oci), has(self.bucket)].filter(x, x).size() == 1",
    message = Source.ONE_KIND)
@ValidationRule(
    value =
        "!has(self.interval) || (duration(self.interval) >= duration('"
            + Bounds.SHORTEST_INTERVAL
            + "') && duration(self.interval) <= duration('"
            + Bounds.LONGEST_INTERVAL
            + "'))",
    message = Source.INTERVAL,
    fieldPath = ".interval")
@ValidationRule(
    value = "!has(self.git) || has(self.oci) || has(self.bucket) || !has(self.certSecretRef)",
    message = Source.CA_OF_GIT,
    fieldPath = ".certSecretRef")
@ValidationRule(
    value =
        "!has(self.verify) || (!has(self.bucket) && (has(self.git) ? (has(self.verify.mode) && has(self.verify.secretRef) && !has(self.verify.provider) && !has(self.verify.matchOIDCIdentity) && !has(self.verify.trustedRootSecretRef)) : (!has(self.oci) || (has(self.verify.provider) && !has(self.verify.mode)))))",
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
@ValidationRule(
    value =
        "!has(self.identity) || (has(self.provider) && (has(self.git) ? self.provider in ['aws', 'azure'] : self.provider in ['aws', 'azure', 'gcp']) && (has(self.git) || !has(self.secretRef)))",
    message = Source.IDENTITY,
    fieldPath = ".identity")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
    @JsonPropertyDescription("Name of the source, and of the Flux object that is made of it.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription("A Git repository; exactly one of git, oci and bucket.") GitSource git,
    @JsonPropertyDescription("An OCI artifact; exactly one of git, oci and bucket.") OciSource oci,
    @JsonPropertyDescription(
            "A bucket of an S3-compatible store; exactly one of git, oci and bucket.")
        BucketSource bucket,
    @JsonPropertyDescription(
            "How often the source is checked, "
                + Bounds.SHORTEST_INTERVAL
                + " to "
                + Bounds.LONGEST_INTERVAL
                + "; "
                + BuiltIn.SOURCE_INTERVAL
                + " when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String interval,
    @JsonPropertyDescription(
            "Time limit of one check, such as 90s, without hours; 60s when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.SHORT_DURATION)
        String timeout,
    @JsonPropertyDescription("Secret in the home namespace with the credentials; none when absent.")
        SecretRef secretRef,
    @JsonPropertyDescription(
            "Secret in the home namespace with a CA or client certificate, of oci and bucket sources; none when absent.")
        SecretRef certSecretRef,
    @JsonPropertyDescription(
            "Secret in the home namespace with the proxy settings; no proxy when absent.")
        SecretRef proxySecretRef,
    @JsonPropertyDescription(
            "How to authenticate; generic when absent. Clouds know the account in identity; without one they know the Flux controllers.")
        SourceProvider provider,
    @JsonPropertyDescription(
            "Identity of the class, of scope Tenant, as which Flux authenticates to the cloud; that of the Flux controllers when absent.")
        @Size(min = 1, max = 20)
        @Pattern(Bounds.DNS_LABEL)
        String identity,
    @JsonPropertyDescription("Signatures the source must carry; none when absent.") Verify verify,
    @JsonPropertyDescription(
            "Files to leave out, in .gitignore format; those Flux leaves out by itself when absent.")
        @Size(max = 2048)
        String ignore,
    @JsonPropertyDescription(
            "What the stages of tenants may use of this source; nothing when absent.")
        @ClassOnly
        Shared shared) {
  public static final String ONE_KIND = "a source has exactly one of git, oci and bucket";

  public static final String INTERVAL =
      "interval must be between " + Bounds.SHORTEST_INTERVAL + " and " + Bounds.LONGEST_INTERVAL;

  public static final String CA_OF_GIT =
      "certSecretRef belongs to oci and bucket sources; a git source takes its CA from secretRef";

  public static final String VERIFY =
      "verify of a git source has mode and secretRef, that of an oci source has provider, and a bucket has none";

  public static final String PROVIDER =
      "provider is aws, azure or github for git, and aws, azure or gcp for oci and bucket";

  public static final String IDENTITY =
      "identity needs provider aws or azure for git, and aws, azure or gcp for oci and bucket, which take no secretRef beside it";

  public static final String CA_OF_A_CLOUD = "certSecretRef of a bucket needs provider generic";
}

package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.Map;

/** An account of every tenant by which Flux authenticates to a cloud, and does nothing else. */
@ValidationRule(
    value =
        "!has(self.annotations) || self.annotations.all(k, !k.matches('^([^/]*[.])?(kubernetes[.]io|k8s[.]io|platformtenant[.]io|toolkit[.]fluxcd[.]io|argoproj[.]io)/'))",
    message = Identity.FOREIGN_ANNOTATIONS,
    fieldPath = ".annotations")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Identity(
    @JsonPropertyDescription(
            "Name of the identity: its accounts are identity-<name>, or identity-<name>-<environment>, in the home namespace.")
        @Required
        @Size(min = 1, max = 20)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Whether a tenant has one such account, for its sources (Tenant), or one for each environment, for what the stages there decrypt (Environment).")
        @Required
        StageScope scope,
    @JsonPropertyDescription(
            "Annotations by which the cloud knows the account, such as eks.amazonaws.com/role-arn. Know {tenant}, and {environment} with scope Environment. None when absent.")
        @Size(max = 16)
        Map<String, @Size(min = 1, max = 512) @Pattern(ANNOTATION) String> annotations) {
  /** Printable, with placeholders and no other brace. */
  static final String ANNOTATION = "^([!-z|~]|[{](tenant|environment)[}])+$";

  public static final String FOREIGN_ANNOTATIONS =
      "annotations of kubernetes.io, k8s.io, platformtenant.io, toolkit.fluxcd.io and argoproj.io do not tell a cloud who an account is";

  public Identity {
    annotations = Copies.map(annotations);
  }
}

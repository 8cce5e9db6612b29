package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** An account beside the operator's that writes into Applications, such as a promoter's. */
@ValidationRule(
    value = "has(self.fields) || has(self.annotations)",
    message = CoWriter.WRITES_NOTHING)
@ValidationRule(
    value =
        "!has(self.annotations) || self.annotations.all(a, a == 'argocd.argoproj.io/refresh' || !a.matches('^([^/]*[.])?(platformtenant[.]io|argocd[.]argoproj[.]io)/'))",
    message = CoWriter.KEPT_ANNOTATIONS,
    fieldPath = ".annotations")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CoWriter(
    @JsonPropertyDescription("Name of the co-writer, as the status calls it.")
        @Required
        @Size(min = 1, max = 20)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Who writes, as the API server knows the account: system:serviceaccount:<namespace>:<name>. Has to stand in admission.coWriterAccounts of the chart.")
        @Required
        @Size(max = 340)
        @Pattern(ACCOUNT)
        String account,
    @JsonPropertyDescription(
            "Where it may write: in unprotected environments (deployer), or in all of them (approver); deployer when absent.")
        CoWriterTier tier,
    @JsonPropertyDescription(
            "What it may write. The contract's value is used when an Application is made and when the contract changes; else what the co-writer wrote stays. None when absent.")
        @Size(min = 1, max = 4)
        List<CoWrittenField> fields,
    @JsonPropertyDescription(
            "Beginnings of annotations that it may write, with their whole domain, such as kargo.akuity.io/; tenants may set them too, in environments where it may write. None when absent.")
        @Size(min = 1, max = 8)
        List<@Size(max = 253) @Pattern(ANNOTATION) String> annotations) {
  static final String ACCOUNT =
      "^system:serviceaccount:[a-z0-9]([-a-z0-9]*[a-z0-9])?:[a-z0-9]([-.a-z0-9]*[a-z0-9])?$";

  /** A domain with a dot in it, and what a key begins with after it. */
  static final String ANNOTATION =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)+/([A-Za-z0-9][-A-Za-z0-9_.]*)?$";

  public static final String WRITES_NOTHING =
      "a co-writer writes something: at least one of fields and annotations";

  public static final String KEPT_ANNOTATIONS =
      "annotations of platformtenant.io and argocd.argoproj.io are no co-writer's, but for argocd.argoproj.io/refresh";

  public CoWriter {
    fields = Copies.list(fields);
    annotations = Copies.list(annotations);
  }
}

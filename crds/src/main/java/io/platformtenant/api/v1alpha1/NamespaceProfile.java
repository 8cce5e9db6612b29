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
import java.util.Map;

/** What a namespace of a tenant looks like. */
@ValidationRule(
    value =
        "!has(self.labels) || self.labels.all(k, !k.startsWith('platformtenant.io/') && !k.startsWith('app.kubernetes.io/managed-by') && !k.startsWith('pod-security.kubernetes.io/'))",
    message = NamespaceProfile.FOREIGN_LABELS,
    fieldPath = ".labels")
@ValidationRule(
    value =
        "!has(self.annotations) || self.annotations.all(k, !k.startsWith('platformtenant.io/'))",
    message = NamespaceProfile.FOREIGN_ANNOTATIONS,
    fieldPath = ".annotations")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NamespaceProfile(
    @JsonPropertyDescription(
            "Name of the profile; namespaces that name none have the one named default.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription("Pod Security Standard that is enforced; restricted when absent.")
        PodSecurity podSecurity,
    @JsonPropertyDescription("Pod Security Standard that people are warned by; none when absent.")
        PodSecurity podSecurityWarn,
    @JsonPropertyDescription("Pod Security Standard that the audit log notes; none when absent.")
        PodSecurity podSecurityAudit,
    @JsonPropertyDescription(
            "Version of Kubernetes whose standards are meant, such as v1.34; the cluster's own when absent.")
        @Size(min = 4, max = 8)
        @Pattern("^v1[.][0-9]{1,3}$")
        String podSecurityVersion,
    @JsonPropertyDescription(
            "Types of Services that the tenant's accounts may make; neither ExternalName nor NodePort when absent.")
        ServiceProfile services,
    @JsonPropertyDescription("Labels of the namespace, over those of the tenant; none when absent.")
        @Size(max = 32)
        Map<String, @Size(max = 63) @Pattern(Bounds.LABEL_VALUE) String> labels,
    @JsonPropertyDescription(
            "Annotations of the namespace, over those of the tenant; none when absent.")
        @Size(max = 32)
        Map<String, @Size(max = 1024) String> annotations,
    @JsonPropertyDescription("What a namespace may use up; no ResourceQuota when absent.")
        QuotaProfile resourceQuota,
    @JsonPropertyDescription("Limits of what runs there; no LimitRange when absent.")
        LimitProfile limitRange,
    @JsonPropertyDescription(
            "Whether traffic in and out is denied, except inside the namespace and DNS (DefaultDeny), or not (None); None when absent.")
        NetworkProfile networkPolicy,
    @JsonPropertyDescription(
            "Pods that answer DNS, beside kube-dns and those of OpenShift, for DefaultDeny; none when absent.")
        @Size(max = 8)
        List<DnsServer> dns) {
  public static final String FOREIGN_LABELS =
      "labels of the operator (platformtenant.io/, app.kubernetes.io/managed-by) and of podSecurity can not be set here";

  public static final String FOREIGN_ANNOTATIONS =
      "annotations of the operator (platformtenant.io/) can not be set here";

  public NamespaceProfile {
    labels = Copies.map(labels);
    annotations = Copies.map(annotations);
    dns = Copies.list(dns);
  }
}

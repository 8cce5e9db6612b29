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

/** A namespace of an environment. */
@ValidationRule(
    value = "self.name != 'default' && self.name != 'kube' && !self.name.startsWith('kube-')",
    message = EnvironmentNamespace.NAME_OF_THE_CLUSTER,
    fieldPath = ".name")
@ValidationRule(
    value =
        "!has(self.labels) || self.labels.all(k, !k.matches('^([^/]*[.])?(kubernetes[.]io|k8s[.]io|platformtenant[.]io|toolkit[.]fluxcd[.]io|argoproj[.]io)/'))",
    message = EnvironmentNamespace.FOREIGN_LABELS,
    fieldPath = ".labels")
@ValidationRule(
    value =
        "!has(self.annotations) || self.annotations.all(k, !k.matches('^([^/]*[.])?(kubernetes[.]io|k8s[.]io|platformtenant[.]io|toolkit[.]fluxcd[.]io|argoproj[.]io)/'))",
    message = EnvironmentNamespace.FOREIGN_ANNOTATIONS,
    fieldPath = ".annotations")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EnvironmentNamespace(
    @JsonPropertyDescription(
            "Name of the namespace, which belongs to this environment and no other.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Whether it is made where it is not there (Create), or must be there and carry the annotation platformtenant.io/adopt (Existing); Create when absent.")
        NamespacePolicy policy,
    @JsonPropertyDescription("Namespace profile of the class; default when absent.")
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String profile,
    @JsonPropertyDescription("Labels, of the keys the class permits; none when absent.")
        @Size(max = 16)
        Map<String, @Size(max = 63) @Pattern(Bounds.LABEL_VALUE) String> labels,
    @JsonPropertyDescription("Annotations, of the keys the class permits; none when absent.")
        @Size(max = 16)
        Map<String, @Size(max = 1024) String> annotations) {
  public static final String NAME_OF_THE_CLUSTER =
      "the namespaces default and kube-* belong to the cluster and can not be a tenant's";

  public static final String FOREIGN_LABELS =
      "labels of kubernetes.io, k8s.io, platformtenant.io, toolkit.fluxcd.io and argoproj.io are not a tenant's to set";

  public static final String FOREIGN_ANNOTATIONS =
      "annotations of kubernetes.io, k8s.io, platformtenant.io, toolkit.fluxcd.io and argoproj.io are not a tenant's to set";

  public EnvironmentNamespace {
    labels = Copies.map(labels);
    annotations = Copies.map(annotations);
  }
}

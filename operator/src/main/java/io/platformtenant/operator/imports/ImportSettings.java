package io.platformtenant.operator.imports;

import io.platformtenant.api.v1alpha1.BuiltIn;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import io.platformtenant.operator.schema.CrdSchema;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known and asked for beside what was made by hand.
 *
 * @param tenantLabels keys of labels that say whose an object is, what counts first first
 * @param environmentLabel key of the label of a namespace that says its environment
 * @param only the one tenant that is asked for; all where empty
 * @param followed the class that the tenants will follow
 * @param className what contracts say of it; empty where it is the default class
 * @param classes all there are
 * @param tenants that are there already
 * @param schema of PlatformTenant
 * @param subjects what the API server puts before the names of people
 */
public record ImportSettings(
    List<String> tenantLabels,
    Optional<String> environmentLabel,
    Optional<String> only,
    SoundClass followed,
    Optional<String> className,
    List<PlatformTenantClass> classes,
    List<PlatformTenant> tenants,
    CrdSchema schema,
    SubjectPrefixes subjects,
    String operatorNamespace) {
  /**
   * Of Flux's tool ({@code flux create tenant}), Capsule and cattage: where one of these stands,
   * somebody said whose it is.
   */
  public static final List<String> KNOWN_TENANT_LABELS =
      List.of("toolkit.fluxcd.io/tenant", "capsule.clastix.io/tenant", "cattage.cybozu.io/tenant");

  /** Whether a tenant is asked for. */
  public boolean asksFor(String tenant) {
    return only.map(tenant::equals).orElse(true);
  }

  /** Where its Argo CD is. */
  public String argocdNamespace() {
    var said = followed.tenantClass().getSpec().argocd();
    return said == null || said.namespace() == null ? BuiltIn.ARGOCD_NAMESPACE : said.namespace();
  }

  private String fluxNamespace() {
    var said = followed.tenantClass().getSpec().flux();
    return said == null || said.namespace() == null ? BuiltIn.FLUX_NAMESPACE : said.namespace();
  }

  /** Namespaces that no tenant may have, whatever leads to them; beside those named kube-*. */
  public SortedSet<String> floors() {
    return new TreeSet<>(List.of("default", operatorNamespace, argocdNamespace(), fluxNamespace()));
  }
}

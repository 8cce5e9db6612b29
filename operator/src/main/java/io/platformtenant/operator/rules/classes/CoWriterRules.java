package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.ClassDelivery;
import io.platformtenant.api.v1alpha1.CoWriter;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a class lets others write into the Applications of its tenants. */
public final class CoWriterRules {
  /** Argo CD takes it off again, and compares anew: that much may anybody ask for. */
  private static final String REFRESH = "argocd.argoproj.io/refresh";

  private static final Pattern KEPT =
      Pattern.compile("([^/]*[.])?(platformtenant[.]io|argocd[.]argoproj[.]io)/.*");

  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC095", "A co-writer writes something.")
              .twin(CoWriter.WRITES_NOTHING)
              .remedy("Name fields, or the beginnings of annotations.")
              .check(CoWriterRules::nothing),
          RuleInfo.of("PC096", "Annotations that Argo CD and the operator obey are no co-writer's.")
              .twin(CoWriter.KEPT_ANNOTATIONS)
              .remedy(
                  "Name annotations of the co-writer's own domain; of Argo CD's there is"
                      + " argocd.argoproj.io/refresh.")
              .source("argo-cd, docs/user-guide/annotations-and-labels.md")
              .check(CoWriterRules::kept));

  private CoWriterRules() {}

  private static Stream<At<CoWriter>> coWriters(PlatformTenantClass tenantClass) {
    return At.spec(tenantClass.getSpec())
        .child("delivery", PlatformTenantClassSpec::delivery)
        .items("coWriters", ClassDelivery::coWriters);
  }

  private static Stream<Breach> nothing(PlatformTenantClass tenantClass) {
    return coWriters(tenantClass)
        .filter(said -> said.value().fields().isEmpty() && said.value().annotations().isEmpty())
        .map(
            said ->
                said.says(
                    "co-writer {} may write nothing: give it fields or annotations",
                    said.value().name()));
  }

  private static Stream<Breach> kept(PlatformTenantClass tenantClass) {
    return coWriters(tenantClass)
        .flatMap(said -> said.items("annotations", CoWriter::annotations))
        .filter(said -> !said.value().equals(REFRESH) && KEPT.matcher(said.value()).matches())
        .map(
            said ->
                said.says(
                    "{} is no co-writer's: the operator and Argo CD do what it says",
                    said.value()));
  }
}

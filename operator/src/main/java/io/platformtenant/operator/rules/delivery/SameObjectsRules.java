package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.Helm;
import io.platformtenant.api.v1alpha1.Kustomize;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.AppliedFolder;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two applications of one tenant that make the same objects: {@code FailOnSharedResource=true} is
 * always set, so that one of them can never be synced.
 */
public final class SameObjectsRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT128", "Two applications do not make the same objects.")
              .warning()
              .layer(Layer.REFERENCE)
              .remedy(
                  "Take one of them out, or give it a folder, a releaseName, a namePrefix or a"
                      + " namespace of its own.")
              .source("argo-cd, controller/sync.go: FailOnSharedResource")
              .check(SameObjectsRules::twice));

  private SameObjectsRules() {}

  private static Stream<Breach> twice(TenantInWorld checked) {
    Map<Made, String> makers = new HashMap<>();
    return checked
        .spec()
        .child("delivery", PlatformTenantSpec::delivery)
        .items("applications", Delivery::applications)
        .flatMap(
            application ->
                checked.contract().instancesOf(application.value()).stream()
                    .flatMap(SameObjectsRules::madeBy)
                    .distinct()
                    .flatMap(
                        made -> twice(application.child("name", Application::name), made, makers))
                    .limit(1));
  }

  private static Stream<Breach> twice(At<String> name, Made made, Map<Made, String> makers) {
    String other = makers.putIfAbsent(made, name.value());
    return other == null || other.equals(name.value())
        ? Stream.empty()
        : Stream.of(breach(name, other, made));
  }

  private static Breach breach(At<String> name, String other, Made made) {
    return name.says(
        "applications {} and {} make the same objects in namespace {}, and Argo CD will refuse to"
            + " sync one of them: each object has one owner",
        other,
        name.value(),
        made.namespace());
  }

  private static Stream<Made> madeBy(EnvironmentApplication here) {
    return here.sources().stream()
        .filter(source -> source.path() != null || source.chart() != null)
        .map(source -> made(source, here));
  }

  private static Made made(ApplicationSource source, EnvironmentApplication here) {
    Optional<Kustomize> kustomize = Optional.ofNullable(source.kustomize());
    String where = source.path() == null ? source.chart() : here.fill(source.path());
    return new Made(
        AppliedFolder.normal(source.repoURL(), where),
        here.namespace(),
        release(source, here),
        kustomize.map(Kustomize::namePrefix).orElse(""),
        kustomize.map(Kustomize::nameSuffix).orElse(""),
        Optional.ofNullable(source.directory()).map(Object::toString).orElse(""));
  }

  /**
   * Objects of a chart are called after the release; where none is named, after the Application.
   */
  private static String release(ApplicationSource source, EnvironmentApplication here) {
    boolean isChart = source.chart() != null || source.helm() != null;
    return isChart
        ? Optional.ofNullable(source.helm())
            .map(Helm::releaseName)
            .orElse(here.application().name())
        : "";
  }

  /** What tells the objects of one source from those of another. */
  private record Made(
      String from,
      String namespace,
      String release,
      String prefix,
      String suffix,
      String directory) {}
}

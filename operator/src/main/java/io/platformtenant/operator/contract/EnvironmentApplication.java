package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.model.TenantNames;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An application in one of its environments.
 *
 * @param said what the application says about the environment, or null
 */
public record EnvironmentApplication(
    Application application,
    Environment environment,
    ApplicationEnvironment said,
    TenantNames names) {
  /** Longest name of an Application: a Helm release takes it, and can have no more. */
  public static final int LONGEST_NAME = 53;

  public String objectName() {
    return names.tenant() + "-" + application.name() + "-" + environment.name();
  }

  public String namespace() {
    return said == null || said.namespace() == null
        ? ResolvedTenant.firstNamespace(environment)
        : said.namespace();
  }

  public boolean autoSync() {
    return Optional.ofNullable(said)
        .map(ApplicationEnvironment::autoSync)
        .orElse(!ResolvedTenant.isProtected(environment));
  }

  /** Its sources as they are here, placeholders not filled in. */
  public List<ApplicationSource> sources() {
    return EffectiveSources.of(application, said);
  }

  /** A text with its placeholders filled in, {namespace} with that of the application. */
  public String fill(String text) {
    return new Placeholders(
            names.tenant(), environment.name(), ResolvedTenant.cluster(environment), namespace())
        .fill(text);
  }

  /** What Argo CD applies for it; charts are no folders. */
  public Stream<AppliedFolder> folders() {
    return sources().stream()
        .filter(source -> source.path() != null)
        .flatMap(s -> AppliedFolder.of(s.repoURL(), fill(s.path()), namespace()).stream());
  }
}

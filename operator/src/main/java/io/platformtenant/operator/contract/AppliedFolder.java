package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.SourceOverride;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.operator.text.Address;
import io.platformtenant.operator.text.Placeholders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of a repository that an engine applies, as far as what is written tells.
 *
 * @param repository without scheme and user, since one repository is read in several ways
 * @param folder without {@code ./} and a slash at the end; "" is the whole repository
 * @param namespace where it goes; "" where each file says
 */
public record AppliedFolder(String repository, String folder, String namespace) {
  private static final String AS_WRITTEN = "AsWritten";
  private static final Pattern SCHEME_AND_USER = Pattern.compile("^([a-z]+://)?([^/@]*@)?");

  /** Whether both apply the same files to namespaces that may be the same. */
  public boolean meets(AppliedFolder other) {
    return isSameFolder(other)
        && (namespace.equals(other.namespace) || namespace.isEmpty() || other.namespace.isEmpty());
  }

  public boolean isSameFolder(AppliedFolder other) {
    return repository.equals(other.repository) && folder.equals(other.folder);
  }

  /** For people: {@code "apps/api" of git.example.com/payments/deploy}. */
  public String describe() {
    return "\"" + (folder.isEmpty() ? "." : folder) + "\" of " + repository;
  }

  private static Optional<AppliedFolder> of(
      String tenant, Environment environment, Stage stage, List<Source> sources) {
    Optional<StageEnvironment> said =
        stage.environments().stream().filter(e -> e.name().equals(environment.name())).findFirst();
    if (said.isEmpty() && !stage.environments().isEmpty()) {
      return Optional.empty();
    }
    String source = said.map(StageEnvironment::source).orElse(stage.source());
    String path =
        said.map(StageEnvironment::path).or(() -> Optional.ofNullable(stage.path())).orElse("");
    var names = placeholders(tenant, environment, ResolvedTenant.firstNamespace(environment));
    String namespace =
        Optional.ofNullable(stage.namespace())
            .map(n -> n.equals(AS_WRITTEN) ? "" : names.fill(n))
            .orElse(ResolvedTenant.firstNamespace(environment));
    return sources.stream()
        .filter(s -> s.name().equals(source))
        .flatMap(AppliedFolder::address)
        .findFirst()
        .flatMap(url -> of(url, names.fill(path), namespace));
  }

  /** What a stage of a class applies to a cluster. */
  public static Optional<AppliedFolder> of(String cluster, Stage stage, List<Source> sources) {
    String path = Optional.ofNullable(stage.path()).orElse("").replace("{cluster}", cluster);
    return sources.stream()
        .filter(s -> s.name().equals(stage.source()))
        .flatMap(AppliedFolder::address)
        .findFirst()
        .flatMap(url -> of(url, path, ""));
  }

  private static Stream<String> address(Source source) {
    return source.git() == null
        ? Stream.ofNullable(source.oci()).map(oci -> oci.url())
        : Stream.of(source.git().url());
  }

  private static Stream<AppliedFolder> of(
      String tenant,
      Environment environment,
      List<ApplicationSource> sources,
      Optional<ApplicationEnvironment> said) {
    String namespace =
        said.map(ApplicationEnvironment::namespace)
            .orElse(ResolvedTenant.firstNamespace(environment));
    var names = placeholders(tenant, environment, namespace);
    return sources.stream()
        .flatMap(
            source ->
                path(source, said)
                    .flatMap(path -> of(source.repoURL(), names.fill(path), namespace))
                    .stream());
  }

  private static Optional<String> path(
      ApplicationSource source, Optional<ApplicationEnvironment> said) {
    return source.name() == null
        ? said.map(ApplicationEnvironment::path).or(() -> Optional.ofNullable(source.path()))
        : said.stream()
            .flatMap(s -> s.sources().stream())
            .filter(o -> o.name().equals(source.name()))
            .map(SourceOverride::path)
            .filter(path -> path != null)
            .findFirst()
            .or(() -> Optional.ofNullable(source.path()));
  }

  private static Placeholders placeholders(
      String tenant, Environment environment, String namespace) {
    return new Placeholders(
        tenant, environment.name(), ResolvedTenant.cluster(environment), namespace);
  }

  private static Optional<AppliedFolder> of(String url, String path, String namespace) {
    var address = Address.of(url);
    String folder =
        Arrays.stream(path.split("/"))
            .filter(segment -> !segment.isEmpty() && !segment.equals("."))
            .collect(Collectors.joining("/"));
    return address.isKnown()
        ? Optional.of(
            new AppliedFolder(
                SCHEME_AND_USER.matcher(address.normal()).replaceFirst(""), folder, namespace))
        : Optional.empty();
  }

  /** What Argo CD applies for an application, in all its environments. */
  public static Stream<AppliedFolder> of(
      String tenant, PlatformTenantSpec spec, Application application) {
    List<ApplicationSource> sources =
        application.source() == null ? application.sources() : List.of(application.source());
    return spec.environments().stream()
        .flatMap(e -> of(tenant, e, sources, application.environments()));
  }

  private static Stream<AppliedFolder> of(
      String tenant,
      Environment environment,
      List<ApplicationSource> sources,
      List<ApplicationEnvironment> said) {
    Optional<ApplicationEnvironment> here =
        said.stream().filter(s -> s.name().equals(environment.name())).findFirst();
    return here.isEmpty() && !said.isEmpty()
        ? Stream.empty()
        : of(tenant, environment, sources, here);
  }

  /** What Flux applies for a stage, in all its environments. */
  public static Stream<AppliedFolder> of(
      String tenant, PlatformTenantSpec spec, Stage stage, List<Source> sources) {
    return spec.environments().stream().flatMap(e -> of(tenant, e, stage, sources).stream());
  }

  /** Whether the files of a stage say themselves where they go. */
  public static boolean isAsWritten(Stage stage) {
    return AS_WRITTEN.equals(stage.namespace());
  }
}

package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Repository;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.bootstrap.StageRules;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Texts;
import io.platformtenant.operator.text.VersionRanges;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Applications, sets and repositories of a tenant. */
public final class DeliveryRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT050", "A repository is a literal address.")
              .remedy("Write the full address, without pattern characters.")
              .source("argo-cd, app_project_types.go IsSourcePermitted")
              .check(DeliveryRules::repositories),
          RuleInfo.of("PT051", "An application's source is complete.")
              .twin(
                  ApplicationSource.PATH_OR_CHART,
                  ApplicationSource.CHART_VERSION,
                  ApplicationSource.ONE_TOOL,
                  ApplicationSource.CHART_TOOL)
              .remedy("Give a path or a chart with its version, and one way of rendering.")
              .source("argo-cd, types.go ApplicationSource")
              .check(DeliveryRules::complete),
          RuleInfo.of("PT052", "An application's path stays inside.")
              .twin(
                  ApplicationSource.PATH_PLACEHOLDERS,
                  ApplicationSource.PATH_LEAVES,
                  Application.ITEM_OF_A_SET)
              .remedy("Write a relative path without .. and with known placeholders only.")
              .check(DeliveryRules::paths),
          RuleInfo.of("PT053", "A revision is one word.")
              .twin(ApplicationSource.REVISION_PLACEHOLDERS, Application.ITEM_OF_A_SET)
              .remedy("Write a branch, tag, commit or version without spaces.")
              .check(DeliveryRules::revisions),
          RuleInfo.of("PT054", "Value files stay in their repository.")
              .remedy(
                  "Write a path relative to the chart's folder, or / and a path from the root of the"
                      + " repository. A file of another repository, or beside a chart of a Helm"
                      + " repository, needs a second source with a ref: $, the ref, / and the path.")
              .source("argo-cd, util/io/path/resolved.go ResolveValueFilePathOrUrl")
              .check(
                  checked ->
                      delivered(checked)
                          .flatMap(
                              delivered -> ValueFiles.breaches(checked.contract(), delivered))),
          RuleInfo.of("PT056", "Environments are there.")
              .layer(Layer.REFERENCE)
              .remedy("Add the environment to spec.environments, or name one that is there.")
              .check(DeliveryRules::environments),
          RuleInfo.of("PT057", "An application stays at home.")
              .layer(Layer.REFERENCE)
              .remedy("Name a namespace of the environment.")
              .source("argo-cd, app_project_types.go isDestinationMatched")
              .check(DeliveryRules::namespaces));

  private DeliveryRules() {}

  private static Stream<DeclaredApplication> delivered(TenantInWorld checked) {
    return DeclaredApplication.in(checked.contract());
  }

  private static Stream<Breach> repositories(TenantInWorld checked) {
    return Stream.concat(
            delivered(checked).flatMap(DeclaredApplication::repositories),
            checked
                .spec()
                .child("delivery", PlatformTenantSpec::delivery)
                .items("repositories", Delivery::repositories)
                .map(listed -> listed.child("url", Repository::url)))
        .flatMap(DeliveryRules::repository);
  }

  private static Stream<Breach> repository(At<String> url) {
    return url.value() == null
        ? Stream.of(url.says("is missing"))
        : Texts.problemInRepository(url.value())
            .map(problem -> url.says("repository {} {}", url.value(), new Phrase(problem)))
            .stream();
  }

  private static Stream<Breach> complete(TenantInWorld checked) {
    return delivered(checked)
        .flatMap(DeclaredApplication::sources)
        .flatMap(DeliveryRules::incomplete);
  }

  /** What is missing is told where it would stand. */
  private static Stream<Breach> incomplete(At<ApplicationSource> source) {
    Optional<String> problem = SourceShape.problemIn(source.value());
    return problem.filter(SourceShape.NO_VERSION::equals).isPresent()
        ? source.child("targetRevision", ApplicationSource::targetRevision).tells(problem)
        : source.tells(problem);
  }

  private static Stream<Breach> paths(TenantInWorld checked) {
    return texts(
        checked,
        part -> part.child("path", ApplicationSource::path).said(),
        DeliveryRules::problemInPath);
  }

  private static Stream<Breach> revisions(TenantInWorld checked) {
    return texts(
        checked,
        part -> part.child("targetRevision", ApplicationSource::targetRevision).said(),
        DeliveryRules::problemInRevision);
  }

  private static Optional<String> problemInRevision(
      DeclaredApplication delivered, String revision) {
    Optional<String> spaced = VersionRanges.problemIn(revision);
    if (spaced.isPresent()) {
      return spaced;
    }
    return revision.chars().anyMatch(Character::isWhitespace) || Texts.hasInvisible(revision)
        ? Optional.of("can not hold spaces or control characters")
        : delivered.problemIn(revision);
  }

  private static Optional<String> problemInPath(DeclaredApplication delivered, String path) {
    return StageRules.problemInPath(path, delivered::problemIn);
  }

  private static Stream<Breach> environments(TenantInWorld checked) {
    return delivered(checked)
        .flatMap(
            delivered ->
                delivered
                    .environments()
                    .map(e -> e.child("name", ApplicationEnvironment::name))
                    .filter(name -> checked.contract().environment(name.value()).isEmpty())
                    .map(
                        name ->
                            name.says(
                                "{} names environment {}, which spec.environments does not have",
                                delivered.title(),
                                name.value())));
  }

  private static Stream<Breach> namespaces(TenantInWorld checked) {
    return delivered(checked)
        .flatMap(
            delivered ->
                checked.contract().instancesOf(delivered.said()).stream()
                    .filter(here -> !isAtHome(here))
                    .flatMap(here -> abroad(delivered, here)));
  }

  private static boolean isAtHome(EnvironmentApplication here) {
    return here.environment().namespaces().stream()
        .anyMatch(n -> n.name().equals(here.namespace()));
  }

  private static Stream<Breach> abroad(DeclaredApplication delivered, EnvironmentApplication here) {
    return delivered
        .environment(here.environment().name())
        .map(
            said ->
                said.child("namespace", ApplicationEnvironment::namespace)
                    .says(
                        "{} goes to namespace {}, which environment {} does not have",
                        delivered.title(),
                        here.namespace(),
                        here.environment().name()));
  }

  private static Stream<Breach> texts(
      TenantInWorld checked,
      Function<At<ApplicationSource>, Stream<At<String>>> texts,
      BiFunction<DeclaredApplication, String, Optional<String>> problem) {
    return delivered(checked)
        .flatMap(
            delivered ->
                delivered
                    .parts()
                    .flatMap(texts)
                    .flatMap(text -> text.is(problem.apply(delivered, text.value()))));
  }
}

package io.platformtenant.operator.rules;

import io.platformtenant.api.Application;
import io.platformtenant.api.ApplicationSource;
import io.platformtenant.operator.model.Placeholders;
import io.platformtenant.operator.rules.Rule.Breach;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Applications and repositories of a tenant. */
final class DeliveryRules {
  private static final int VALUES_BYTES = 32 * 1024;

  static final List<Rule<Checked>> ALL =
      List.of(
          Entry.of("PT050", "A repository is a literal address.")
              .remedy("Write the full address, without pattern characters.")
              .source("argo-cd, app_project_types.go IsSourcePermitted")
              .check(DeliveryRules::repositories),
          Entry.of("PT051", "An application's source is complete.")
              .remedy("Give a path or a chart with its version, and one way of rendering.")
              .source("argo-cd, types.go ApplicationSource")
              .check(DeliveryRules::complete),
          Entry.of("PT052", "An application's path stays inside.")
              .remedy("Write a relative path without .. and with known placeholders only.")
              .check(DeliveryRules::paths),
          Entry.of("PT053", "A revision is one word.")
              .remedy("Write a branch, tag, commit or version without spaces.")
              .check(DeliveryRules::revisions),
          Entry.of("PT054", "Value files stay in the repository.")
              .remedy("Write paths relative to the repository.")
              .check(DeliveryRules::valueFiles),
          Entry.of("PT055", "Values are at most 32 KiB.")
              .remedy("Move values into a value file.")
              .check(DeliveryRules::values),
          Entry.of("PT056", "Environments are there.")
              .remedy("Add the environment to spec.environments, or name one that is there.")
              .check(DeliveryRules::environments),
          Entry.of("PT057", "An application stays at home.")
              .remedy("Name a namespace of the environment.")
              .source("argo-cd, app_project_types.go isDestinationMatched")
              .check(DeliveryRules::namespaces));

  private DeliveryRules() {}

  private static Stream<Breach> repositories(Checked checked) {
    var listed = checked.contract().delivery().repositories();
    return Stream.concat(
        each(
            checked,
            (field, application) ->
                repository(field + ".source.repoURL", application.source().repoURL())),
        IntStream.range(0, listed.size())
            .boxed()
            .flatMap(
                i -> repository("spec.delivery.repositories[" + i + "].url", listed.get(i).url())));
  }

  private static Stream<Breach> repository(String field, String url) {
    return Texts.problemInRepository(url)
        .map(problem -> new Breach(field, "repository \"" + url + "\" " + problem))
        .stream();
  }

  private static Stream<Breach> complete(Checked checked) {
    return each(
        checked,
        (field, application) ->
            incomplete(application.source())
                .map(problem -> new Breach(field + ".source", problem))
                .stream());
  }

  private static Optional<String> incomplete(ApplicationSource source) {
    if ((source.path() == null) == (source.chart() == null)) {
      return Optional.of("must have exactly one of path and chart");
    }
    if (source.chart() != null && source.targetRevision() == null) {
      return Optional.of("a chart needs a targetRevision: the version of the chart");
    }
    if (source.chart() != null && source.repoURL().startsWith("oci://")) {
      return Optional.of(
          "an oci:// repository is the chart itself: add the chart's name to repoURL, and write"
              + " path: . instead of chart");
    }
    long ways =
        Stream.of(source.helm(), source.kustomize(), source.directory())
            .filter(java.util.Objects::nonNull)
            .count();
    if (ways > 1) {
      return Optional.of("can have at most one of helm, kustomize and directory");
    }
    return source.chart() != null && (source.kustomize() != null || source.directory() != null)
        ? Optional.of("a chart is rendered by helm, not by kustomize or directory")
        : Optional.empty();
  }

  private static Stream<Breach> paths(Checked checked) {
    return each(
        checked,
        (field, application) ->
            Optional.ofNullable(application.source().path())
                .flatMap(StageRules::problemInPath)
                .map(
                    problem ->
                        new Breach(
                            field + ".source.path",
                            "\"" + application.source().path() + "\" " + problem))
                .stream());
  }

  private static Stream<Breach> revisions(Checked checked) {
    return each(
        checked,
        (field, application) ->
            Stream.concat(
                revision(field + ".source.targetRevision", application.source().targetRevision()),
                application.environments().stream()
                    .flatMap(
                        e ->
                            revision(
                                field + ".environments[" + e.name() + "].targetRevision",
                                e.targetRevision()))));
  }

  private static Stream<Breach> revision(String field, String revision) {
    if (revision == null) {
      return Stream.empty();
    }
    Optional<String> problem =
        revision.chars().anyMatch(Character::isWhitespace) || Texts.hasInvisible(revision)
            ? Optional.of("can not hold spaces or control characters")
            : Placeholders.problemIn(revision);
    return problem.map(p -> new Breach(field, "\"" + revision + "\" " + p)).stream();
  }

  private static Stream<Breach> valueFiles(Checked checked) {
    return each(
        checked,
        (field, application) ->
            application.source().helm() == null
                ? Stream.empty()
                : application.source().helm().valueFiles().stream()
                    .flatMap(
                        file ->
                            problemInFile(file)
                                .map(
                                    problem ->
                                        new Breach(
                                            field + ".source.helm.valueFiles",
                                            "\"" + file + "\" " + problem))
                                .stream()));
  }

  private static Optional<String> problemInFile(String file) {
    return file.contains("://")
        ? Optional.of("is a remote address; value files come from the repository")
        : StageRules.problemInPath(file);
  }

  private static Stream<Breach> values(Checked checked) {
    return each(
        checked,
        (field, application) -> {
          var helm = application.source().helm();
          if (helm == null || helm.valuesObject() == null) {
            return Stream.empty();
          }
          int bytes = helm.valuesObject().toString().getBytes(StandardCharsets.UTF_8).length;
          return bytes <= VALUES_BYTES
              ? Stream.empty()
              : Stream.of(
                  new Breach(
                      field + ".source.helm.valuesObject",
                      "is "
                          + bytes
                          + " bytes long, at most "
                          + VALUES_BYTES
                          + " are allowed; move values into a value file"));
        });
  }

  private static Stream<Breach> environments(Checked checked) {
    return each(
        checked,
        (field, application) ->
            application.environments().stream()
                .filter(e -> checked.contract().environment(e.name()).isEmpty())
                .map(
                    e ->
                        new Breach(
                            field + ".environments",
                            "application \""
                                + application.name()
                                + "\" names environment \""
                                + e.name()
                                + "\", which spec.environments does not have")));
  }

  private static Stream<Breach> namespaces(Checked checked) {
    return each(
        checked,
        (field, application) ->
            checked.contract().placesOf(application).stream()
                .filter(
                    here ->
                        here.environment().namespaces().stream()
                            .noneMatch(n -> n.name().equals(here.namespace())))
                .map(
                    here ->
                        new Breach(
                            field + ".environments",
                            "application \""
                                + application.name()
                                + "\" goes to namespace \""
                                + here.namespace()
                                + "\", which environment \""
                                + here.environment().name()
                                + "\" does not have")));
  }

  private static Stream<Breach> each(
      Checked checked, BiFunction<String, Application, Stream<Breach>> check) {
    List<Application> applications = checked.contract().delivery().applications();
    return IntStream.range(0, applications.size())
        .boxed()
        .flatMap(i -> check.apply("spec.delivery.applications[" + i + "]", applications.get(i)));
  }
}

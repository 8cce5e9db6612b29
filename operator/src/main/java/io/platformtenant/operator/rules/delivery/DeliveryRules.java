package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.bootstrap.StageRules;
import io.platformtenant.operator.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Applications, sets and repositories of a tenant. */
public final class DeliveryRules {
  private static final int VALUES_BYTES = 32 * 1024;

  /** The beginning of a value file that lies in another source. */
  static final Pattern REF = Pattern.compile("^\\$([a-z0-9]([-a-z0-9]*[a-z0-9])?)/");

  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT050", "A repository is a literal address.")
              .remedy("Write the full address, without pattern characters.")
              .source("argo-cd, app_project_types.go IsSourcePermitted")
              .check(DeliveryRules::repositories),
          RuleInfo.of("PT051", "An application's source is complete.")
              .remedy("Give a path or a chart with its version, and one way of rendering.")
              .source("argo-cd, types.go ApplicationSource")
              .check(DeliveryRules::complete),
          RuleInfo.of("PT052", "An application's path stays inside.")
              .remedy("Write a relative path without .. and with known placeholders only.")
              .check(DeliveryRules::paths),
          RuleInfo.of("PT053", "A revision is one word.")
              .remedy("Write a branch, tag, commit or version without spaces.")
              .check(DeliveryRules::revisions),
          RuleInfo.of("PT054", "Value files stay inside.")
              .remedy(
                  "Write a path inside the application's folder or chart, or $, a ref, / and a path"
                      + " there.")
              .check(DeliveryRules::valueFiles),
          RuleInfo.of("PT055", "Values are at most 32 KiB.")
              .remedy("Move values into a value file.")
              .check(DeliveryRules::values),
          RuleInfo.of("PT056", "Environments are there.")
              .remedy("Add the environment to spec.environments, or name one that is there.")
              .check(DeliveryRules::environments),
          RuleInfo.of("PT057", "An application stays at home.")
              .remedy("Name a namespace of the environment.")
              .source("argo-cd, app_project_types.go isDestinationMatched")
              .check(DeliveryRules::namespaces));

  private DeliveryRules() {}

  private static Stream<DeclaredApplication> delivered(TenantInWorld checked) {
    return DeclaredApplication.in(checked.contract());
  }

  private static Stream<Breach> repositories(TenantInWorld checked) {
    return Stream.of(
            delivered(checked)
                .flatMap(DeclaredApplication::sources)
                .flatMap(part -> repository(part.field() + ".repoURL", part.source().repoURL())),
            DeclaredApplication.sets(checked.contract()).flatMap(DeliveryRules::searched),
            DeclaredApplication.each(
                    "spec.delivery.repositories",
                    checked.contract().delivery().repositories(),
                    (field, listed) -> repository(field + ".url", listed.url()))
                .flatMap(s -> s))
        .flatMap(s -> s);
  }

  private static Stream<Breach> searched(DeclaredApplication set) {
    return Stream.concat(
        Stream.ofNullable(set.set().gitDirectories())
            .flatMap(git -> repository(set.field() + ".gitDirectories.repoURL", git.repoURL())),
        Stream.ofNullable(set.set().gitFiles())
            .flatMap(git -> repository(set.field() + ".gitFiles.repoURL", git.repoURL())));
  }

  private static Stream<Breach> repository(String field, String url) {
    if (url == null) {
      return Stream.of(new Breach(field, "is missing"));
    }
    return Texts.problemInRepository(url)
        .map(problem -> new Breach(field, "repository \"" + url + "\" " + problem))
        .stream();
  }

  private static Stream<Breach> complete(TenantInWorld checked) {
    return delivered(checked)
        .flatMap(DeclaredApplication::sources)
        .flatMap(
            part ->
                SourceShape.problemIn(part.source())
                    .map(problem -> new Breach(part.field(), problem))
                    .stream());
  }

  private static Stream<Breach> paths(TenantInWorld checked) {
    return texts(
        checked,
        part -> Stream.ofNullable(part.source().path()).map(p -> new Text(".path", p)),
        DeliveryRules::problemInPath);
  }

  private static Stream<Breach> revisions(TenantInWorld checked) {
    return texts(
        checked,
        part ->
            Stream.ofNullable(part.source().targetRevision())
                .map(r -> new Text(".targetRevision", r)),
        (delivered, revision) ->
            revision.chars().anyMatch(Character::isWhitespace) || Texts.hasInvisible(revision)
                ? Optional.of("can not hold spaces or control characters")
                : delivered.problemIn(revision));
  }

  private static Stream<Breach> valueFiles(TenantInWorld checked) {
    return texts(
        checked,
        part ->
            part.source().helm() == null
                ? Stream.empty()
                : part.source().helm().valueFiles().stream()
                    .map(file -> new Text(".helm.valueFiles", file)),
        DeliveryRules::problemInFile);
  }

  private static Optional<String> problemInFile(DeclaredApplication delivered, String file) {
    if (file.contains("://")) {
      return Optional.of("is a remote address; value files come from the repository");
    }
    String path = REF.matcher(file).replaceFirst("");
    return path.startsWith("$") || path.isEmpty()
        ? Optional.of("is no path; one in another source is $, its ref, / and the path there")
        : problemInPath(delivered, path);
  }

  private static Optional<String> problemInPath(DeclaredApplication delivered, String path) {
    return StageRules.problemInPath(path, delivered::problemIn);
  }

  private static Stream<Breach> values(TenantInWorld checked) {
    Stream<Breach> said =
        delivered(checked)
            .flatMap(DeclaredApplication::sources)
            .flatMap(part -> tooLong(part.field() + ".helm.valuesObject", part.source()));
    Stream<Breach> merged =
        delivered(checked)
            .flatMap(
                delivered ->
                    checked.contract().instancesOf(delivered.said()).stream()
                        .filter(here -> here.said() != null)
                        .flatMap(here -> here.sources().stream())
                        .flatMap(source -> tooLong(delivered.field() + ".environments", source)));
    List<Breach> first = said.toList();
    return first.isEmpty() ? merged.distinct() : first.stream();
  }

  private static Stream<Breach> tooLong(String field, ApplicationSource source) {
    if (source.helm() == null || source.helm().valuesObject() == null) {
      return Stream.empty();
    }
    int bytes = source.helm().valuesObject().toString().getBytes(StandardCharsets.UTF_8).length;
    return bytes <= VALUES_BYTES
        ? Stream.empty()
        : Stream.of(
            new Breach(
                field,
                "is "
                    + bytes
                    + " bytes long, at most "
                    + VALUES_BYTES
                    + " are allowed; move values into a value file"));
  }

  private static Stream<Breach> environments(TenantInWorld checked) {
    return delivered(checked)
        .flatMap(
            delivered ->
                delivered.said().environments().stream()
                    .filter(e -> checked.contract().environment(e.name()).isEmpty())
                    .map(
                        e ->
                            new Breach(
                                delivered.field() + ".environments",
                                delivered.title()
                                    + " names environment \""
                                    + e.name()
                                    + "\", which spec.environments does not have")));
  }

  private static Stream<Breach> namespaces(TenantInWorld checked) {
    return delivered(checked)
        .flatMap(
            delivered ->
                checked.contract().instancesOf(delivered.said()).stream()
                    .filter(
                        here ->
                            here.environment().namespaces().stream()
                                .noneMatch(n -> n.name().equals(here.namespace())))
                    .map(
                        here ->
                            new Breach(
                                delivered.field() + ".environments",
                                delivered.title()
                                    + " goes to namespace \""
                                    + here.namespace()
                                    + "\", which environment \""
                                    + here.environment().name()
                                    + "\" does not have")));
  }

  private static Stream<Breach> texts(
      TenantInWorld checked,
      Function<DeclaredApplication.Part, Stream<Text>> texts,
      BiFunction<DeclaredApplication, String, Optional<String>> problem) {
    return delivered(checked)
        .flatMap(
            delivered ->
                delivered
                    .parts()
                    .flatMap(
                        part ->
                            texts
                                .apply(part)
                                .flatMap(
                                    text ->
                                        problem.apply(delivered, text.value()).stream()
                                            .map(p -> text.breach(part.field(), p)))));
  }

  private record Text(String field, String value) {
    Breach breach(String part, String problem) {
      return new Breach(part + field, "\"" + value + "\" " + problem);
    }
  }
}

package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.IgnoreDifference;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.delivery.DeclaredApplication.Part;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What else an application or a set says. */
public final class ApplicationRules {
  /** RFC 6901: a tilde stands for nothing but itself and a slash. */
  private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

  private static final String LINK = "link.argocd.argoproj.io/";
  private static final List<String> ANNOTATIONS = List.of("notifications.argoproj.io/", LINK);
  private static final String GENERATE_PATHS = "argocd.argoproj.io/manifest-generate-paths";
  private static final Pattern KEY =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final Pattern URL = Pattern.compile("https?://.*");

  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          of(
              RuleInfo.of("PT114", "A difference to ignore can be found.")
                  .remedy(
                      "Name a JSON pointer such as /spec/replicas, a jq expression or a manager.")
                  .source("argo-cd, util/argo/normalizers/diff_normalizer.go; RFC 6901"),
              ApplicationRules::differences),
          of(
              RuleInfo.of("PT115", "Annotations are those a tenant may set.")
                  .remedy(
                      "Use notifications.argoproj.io/*, link.argocd.argoproj.io/* with an http or"
                          + " https address, or argocd.argoproj.io/manifest-generate-paths.")
                  .source("argo-cd, docs/user-guide/annotations-and-labels.md"),
              ApplicationRules::annotations),
          of(
              RuleInfo.of("PT122", "A kustomization stays in the repository.")
                  .remedy("Write components relative to the path, and images as name=name:tag.")
                  .source("argo-cd, util/kustomize/kustomize.go Build"),
              delivered -> delivered.parts().flatMap(ApplicationRules::kustomize)),
          of(
              RuleInfo.of("PT123", "A release has the name of a release.")
                  .remedy("Write a DNS label of at most 53 characters.")
                  .source("helm, pkg/chartutil/validate_name.go"),
              delivered -> delivered.parts().flatMap(ApplicationRules::release)));

  private ApplicationRules() {}

  private static Rule<TenantInWorld> of(
      RuleInfo entry, Function<DeclaredApplication, Stream<Breach>> check) {
    return entry.check(checked -> DeclaredApplication.in(checked.contract()).flatMap(check));
  }

  private static Stream<Breach> differences(DeclaredApplication delivered) {
    return DeclaredApplication.each(
            delivered.field() + ".ignoreDifferences",
            delivered.said().ignoreDifferences(),
            (field, said) ->
                Stream.concat(
                    nothing(said).map(problem -> new Breach(field, problem)).stream(),
                    said.jsonPointers().stream()
                        .filter(pointer -> !POINTER.matcher(pointer).matches())
                        .map(
                            pointer ->
                                new Breach(
                                    field + ".jsonPointers",
                                    "\""
                                        + pointer
                                        + "\" is no JSON pointer such as /spec/replicas; ~0 stands"
                                        + " for ~ and ~1 for /"))))
        .flatMap(s -> s);
  }

  private static Optional<String> nothing(IgnoreDifference said) {
    return said.jsonPointers().isEmpty()
            && said.jqPathExpressions().isEmpty()
            && said.managedFieldsManagers().isEmpty()
        ? Optional.of(
            "must name what to ignore: at least one of jsonPointers, jqPathExpressions and"
                + " managedFieldsManagers")
        : Optional.empty();
  }

  private static Stream<Breach> annotations(DeclaredApplication delivered) {
    return delivered.said().annotations().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            annotation ->
                problemIn(annotation.getKey(), annotation.getValue())
                    .map(
                        problem ->
                            new Breach(
                                delivered.field() + ".annotations",
                                "\"" + annotation.getKey() + "\" " + problem))
                    .stream());
  }

  private static Optional<String> problemIn(String key, String value) {
    boolean known =
        key.equals(GENERATE_PATHS)
            || ANNOTATIONS.stream()
                .anyMatch(
                    p -> key.startsWith(p) && KEY.matcher(key.substring(p.length())).matches());
    if (!known) {
      return Optional.of("is no annotation a tenant may set");
    }
    if (Texts.hasInvisible(value)) {
      return Optional.of("can not hold control characters");
    }
    return key.startsWith(LINK) && !URL.matcher(value).matches()
        ? Optional.of("must be an http or https address, not \"" + value + "\"")
        : Optional.empty();
  }

  private static Stream<Breach> kustomize(Part part) {
    var kustomize = part.source().kustomize();
    if (kustomize == null) {
      return Stream.empty();
    }
    return Stream.concat(
        kustomize.components().stream()
            .filter(ApplicationRules::isRemote)
            .map(
                component ->
                    new Breach(
                        part.field() + ".kustomize.components",
                        "\"" + component + "\" must be a path relative to that of the source")),
        kustomize.images().stream()
            .filter(image -> image.startsWith("-") || Texts.hasInvisible(image))
            .map(
                image ->
                    new Breach(
                        part.field() + ".kustomize.images",
                        "\"" + image + "\" is no image; write name=name:tag")));
  }

  /** What kustomize would fetch from elsewhere: it takes much for a repository. */
  private static boolean isRemote(String component) {
    return !component.matches("[-A-Za-z0-9_./]+")
        || component.contains("//")
        || component.startsWith("/")
        || component.startsWith("-")
        || component.startsWith("github.com/");
  }

  private static Stream<Breach> release(Part part) {
    var helm = part.source().helm();
    return helm == null || helm.releaseName() == null || Texts.isDnsLabel(helm.releaseName(), 53)
        ? Stream.empty()
        : Stream.of(
            new Breach(
                part.field() + ".helm.releaseName",
                "\"" + helm.releaseName() + "\" is no DNS label of at most 53 characters"));
  }
}

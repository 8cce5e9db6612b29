package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Helm;
import io.platformtenant.api.v1alpha1.IgnoreDifference;
import io.platformtenant.api.v1alpha1.Kustomize;
import io.platformtenant.api.v1alpha1.KustomizeImages;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.cowriting.TenantAnnotation;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.MetadataKeys;
import io.platformtenant.operator.text.Placeholders;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What else an application or a set says. */
public final class ApplicationRules {
  /** RFC 6901: a tilde stands for nothing but itself and a slash. */
  private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

  private static final Pattern URL = Pattern.compile("https?://.*");

  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          of(
              RuleInfo.of("PT114", "A difference to ignore can be found.")
                  .twin(IgnoreDifference.IGNORES_NOTHING)
                  .remedy(
                      "Name a JSON pointer such as /spec/replicas, a jq expression or a manager.")
                  .source("argo-cd, util/argo/normalizers/diff_normalizer.go; RFC 6901"),
              ApplicationRules::differences),
          of(
              RuleInfo.of("PT125", "A jq expression is a path.")
                  .remedy(
                      "Write a path such as .spec.replicas or .spec.ports[].nodePort, with steps of"
                          + " select(.name == \"http\") between bars if need be.")
                  .source("argo-cd, util/argo/normalizers/diff_normalizer.go: no limit of memory"),
              delivered ->
                  delivered
                      .at()
                      .items("ignoreDifferences", Application::ignoreDifferences)
                      .flatMap(JqPaths::in)),
          of(
              RuleInfo.of("PT115", "Annotations are those a tenant may set.")
                  .twin(Application.ANNOTATIONS, ApplicationSet.ANNOTATIONS)
                  .remedy(
                      "Use notifications.argoproj.io/*, link.argocd.argoproj.io/* with an http or"
                          + " https address, argocd.argoproj.io/manifest-generate-paths, or in an"
                          + " application what delivery.coWriters of the class names.")
                  .source("argo-cd, docs/user-guide/annotations-and-labels.md"),
              ApplicationRules::annotations),
          of(
              RuleInfo.of("PT122", "A kustomization stays in the repository.")
                  .twin(
                      Kustomize.COMPONENT_REMOTE, Kustomize.IMAGE_FLAG, KustomizeImages.IMAGE_FLAG)
                  .remedy("Write components relative to the path, and images as name=name:tag.")
                  .source("argo-cd, util/kustomize/kustomize.go Build"),
              delivered -> delivered.parts().flatMap(ApplicationRules::kustomize)),
          of(
              RuleInfo.of("PT124", "Labels of a kustomization have keys Kubernetes takes.")
                  .twin(Kustomize.LABEL_KEY)
                  .remedy("Write letters, digits, - _ and ., after a domain and / if any.")
                  .source("kubernetes, apimachinery pkg/api/validate IsQualifiedName"),
              delivered -> delivered.parts().flatMap(ApplicationRules::labels)),
          of(
              RuleInfo.of("PT123", "A release has the name of a release.")
                  .remedy("Write a DNS label of at most 53 characters.")
                  .source("helm, pkg/chartutil/validate_name.go"),
              delivered -> delivered.parts().flatMap(ApplicationRules::release)));

  private ApplicationRules() {}

  private static Rule<TenantInWorld> of(
      RuleInfo entry, Function<DeclaredApplication, Stream<Breach>> check) {
    return of(entry, (_, delivered) -> check.apply(delivered));
  }

  private static Rule<TenantInWorld> of(
      RuleInfo entry, BiFunction<ResolvedTenant, DeclaredApplication, Stream<Breach>> check) {
    return entry.check(
        checked ->
            DeclaredApplication.in(checked.contract())
                .flatMap(delivered -> check.apply(checked.contract(), delivered)));
  }

  private static Stream<Breach> differences(DeclaredApplication delivered) {
    return delivered
        .at()
        .items("ignoreDifferences", Application::ignoreDifferences)
        .flatMap(said -> Stream.concat(said.tells(nothing(said.value())), pointers(said)));
  }

  private static Stream<Breach> pointers(At<IgnoreDifference> said) {
    return said.items("jsonPointers", IgnoreDifference::jsonPointers)
        .filter(pointer -> !POINTER.matcher(pointer.value()).matches())
        .map(
            pointer ->
                pointer.says(
                    "{} is no JSON pointer such as /spec/replicas; ~0 stands for ~ and ~1 for /",
                    pointer.value()));
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

  private static Stream<Breach> annotations(
      ResolvedTenant contract, DeclaredApplication delivered) {
    return delivered
        .at()
        .entries("annotations", Application::annotations)
        .flatMap(
            annotation ->
                annotation
                    .map(Map.Entry::getKey)
                    .is(
                        problemIn(
                            annotation.value().getKey(),
                            annotation.value().getValue(),
                            delivered.set() == null
                                && contract.isCoWritten(annotation.value().getKey()))));
  }

  private static Optional<String> problemIn(String key, String value, boolean coWritten) {
    if (!TenantAnnotation.isKnown(key) && !(coWritten && MetadataKeys.isKey(key))) {
      return Optional.of("is no annotation a tenant may set");
    }
    if (Texts.hasInvisible(value)) {
      return Optional.of("can not hold control characters");
    }
    if (!TenantAnnotation.isKnown(key)) {
      return Placeholders.problemIn(value);
    }
    return key.startsWith(TenantAnnotation.LINK) && !URL.matcher(value).matches()
        ? Optional.of("must be an http or https address, not \"" + value + "\"")
        : Optional.empty();
  }

  private static Stream<Breach> kustomize(At<ApplicationSource> part) {
    At<Kustomize> kustomize = part.child("kustomize", ApplicationSource::kustomize);
    return Stream.concat(
        kustomize
            .items("components", Kustomize::components)
            .filter(component -> isRemote(component.value()))
            .map(
                component ->
                    component.says(
                        "{} must be a path relative to that of the source", component.value())),
        kustomize
            .items("images", Kustomize::images)
            .filter(image -> image.value().startsWith("-") || Texts.hasInvisible(image.value()))
            .map(image -> image.says("{} is no image; write name=name:tag", image.value())));
  }

  /** What kustomize would fetch from elsewhere: it takes much for a repository. */
  private static boolean isRemote(String component) {
    return !component.matches("[-A-Za-z0-9_./]+")
        || component.contains("//")
        || component.startsWith("/")
        || component.startsWith("-")
        || component.startsWith("github.com/");
  }

  private static Stream<Breach> labels(At<ApplicationSource> part) {
    return part.child("kustomize", ApplicationSource::kustomize)
        .entries("labels", Kustomize::labels)
        .filter(label -> !MetadataKeys.isKey(label.value().getKey()))
        .map(label -> label.says("{} is no key of Kubernetes", label.value().getKey()));
  }

  private static Stream<Breach> release(At<ApplicationSource> part) {
    return part.child("helm", ApplicationSource::helm)
        .child("releaseName", Helm::releaseName)
        .said()
        .filter(name -> !Texts.isDnsLabel(name.value(), 53))
        .map(name -> name.says("{} is no DNS label of at most 53 characters", name.value()));
  }
}

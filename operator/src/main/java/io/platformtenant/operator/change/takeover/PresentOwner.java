package io.platformtenant.operator.change.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose an object is that carries no mark of ours, as well as it can be told: whoever wants to take
 * it over has to ask there. What says more is said before what says less; a field manager alone may
 * be anybody's tool.
 */
public final class PresentOwner {
  private static final String MANAGED_BY = ApiGroup.MANAGED_BY_LABEL;
  private static final String HELM = "meta.helm.sh/release-";
  private static final String TRACKING_ID = "argocd.argoproj.io/tracking-id";
  private static final String INSTANCE = "argocd.argoproj.io/instance";

  /** What Flux labels with the name and namespace of what applied it. */
  private static final List<Applier> FLUX =
      List.of(
          new Applier("kustomize.toolkit.fluxcd.io/", "Kustomization"),
          new Applier("helm.toolkit.fluxcd.io/", "HelmRelease"),
          new Applier("resourceset.fluxcd.controlplane.io/", "ResourceSet"));

  /** Names are all that is told: the rest of such a value is anybody's text. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

  private record Applier(String prefix, String kind) {}

  private PresentOwner() {}

  /**
   * @param live the object with its managedFields
   */
  public static String of(JsonNode live) {
    String claimed =
        Stream.of(controller(live), flux(live), argo(live), helm(live))
            .flatMap(s -> s)
            .distinct()
            .collect(Collectors.joining(" and "));
    return Optional.of(claimed)
        .filter(c -> !c.isEmpty())
        .or(() -> tool(live))
        .or(() -> manager(live))
        .orElse("somebody else");
  }

  /** What made it, makes it again, and takes it along. */
  private static Stream<String> controller(JsonNode live) {
    return live.path("metadata")
        .path("ownerReferences")
        .valueStream()
        .filter(owner -> owner.path("controller").asBoolean())
        .filter(owner -> NAME.matcher(owner.path("kind").asText()).matches())
        .flatMap(owner -> named(owner.path("kind").asText(), "", owner.path("name").asText()))
        .map(told -> told + ", its controller");
  }

  private static Stream<String> flux(JsonNode live) {
    return FLUX.stream()
        .flatMap(
            flux ->
                named(
                        flux.kind(),
                        label(live, flux.prefix() + "namespace"),
                        label(live, flux.prefix() + "name"))
                    .map(told -> told + " of Flux"));
  }

  private static Stream<String> argo(JsonNode live) {
    String tracked = annotation(live, TRACKING_ID).replaceFirst(":.*", "");
    String name = tracked.isEmpty() ? label(live, INSTANCE) : tracked;
    // An Application in another namespace is tracked as <namespace>_<name>.
    int separator = name.indexOf('_');
    return named(
            "Application",
            separator < 0 ? "" : name.substring(0, separator),
            name.substring(separator + 1))
        .map(told -> told + " of Argo CD");
  }

  private static Stream<String> helm(JsonNode live) {
    return label(live, MANAGED_BY).equals("Helm")
        ? named("release", annotation(live, HELM + "namespace"), annotation(live, HELM + "name"))
            .map(told -> "Helm's " + told)
        : Stream.empty();
  }

  private static Stream<String> named(String kind, String namespace, String name) {
    return NAME.matcher(name).matches()
        ? Stream.of(
            kind + " \"" + (NAME.matcher(namespace).matches() ? namespace + "/" : "") + name + "\"")
        : Stream.empty();
  }

  private static Optional<String> tool(JsonNode live) {
    return Optional.of(label(live, MANAGED_BY))
        .filter(by -> !by.isEmpty() && !by.equals(ApiGroup.FIELD_MANAGER))
        .map(by -> "\"" + by + "\"");
  }

  /** Who wrote most lately stands last; who wrote first is who made it. */
  private static Optional<String> manager(JsonNode live) {
    List<String> managers =
        live.path("metadata")
            .path("managedFields")
            .valueStream()
            .filter(entry -> entry.path("subresource").asText().isEmpty())
            .map(entry -> entry.path("manager").asText())
            .filter(manager -> !manager.isEmpty())
            .distinct()
            .toList();
    if (!managers.isEmpty() && managers.getFirst().equals(ApiGroup.FIELD_MANAGER)) {
      return Optional.of("nobody since its tenant went");
    }
    return managers.stream().findFirst().map(first -> "\"" + first + "\"");
  }

  private static String label(JsonNode live, String key) {
    return live.path("metadata").path("labels").path(key).asText("");
  }

  private static String annotation(JsonNode live, String key) {
    return live.path("metadata").path("annotations").path(key).asText("");
  }
}

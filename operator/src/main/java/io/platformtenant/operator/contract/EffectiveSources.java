package io.platformtenant.operator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Helm;
import io.platformtenant.api.v1alpha1.HelmParameter;
import io.platformtenant.api.v1alpha1.Kustomize;
import io.platformtenant.api.v1alpha1.KustomizeImages;
import io.platformtenant.api.v1alpha1.SourceOverride;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sources of an application in one environment: what it says there over what it says
 * everywhere. Lists are replaced whole; values and parameters of a chart are merged by key, as Helm
 * merges value files.
 */
final class EffectiveSources {
  private EffectiveSources() {}

  static List<ApplicationSource> of(Application application, ApplicationEnvironment said) {
    if (application.source() == null) {
      return application.sources().stream()
          .map(
              source ->
                  overridesOf(said)
                      .filter(o -> o.name().equals(source.name()))
                      .findFirst()
                      .map(o -> over(source, o))
                      .orElse(source))
          .toList();
    }
    return List.of(
        said == null
            ? application.source()
            : over(
                application.source(),
                new SourceOverride(
                    null, said.targetRevision(), said.path(), said.helm(), said.kustomize())));
  }

  private static Stream<SourceOverride> overridesOf(ApplicationEnvironment said) {
    return said == null ? Stream.empty() : said.sources().stream();
  }

  private static ApplicationSource over(ApplicationSource source, SourceOverride said) {
    return new ApplicationSource(
        source.name(),
        source.repoURL(),
        first(said.targetRevision(), source.targetRevision()),
        first(said.path(), source.path()),
        source.chart(),
        source.ref(),
        over(source.helm(), said.helm()),
        over(source.kustomize(), said.kustomize()),
        source.directory());
  }

  private static Helm over(Helm helm, Helm said) {
    if (helm == null || said == null) {
      return first(said, helm);
    }
    return new Helm(
        first(said.releaseName(), helm.releaseName()),
        said.valueFiles().isEmpty() ? helm.valueFiles() : said.valueFiles(),
        first(said.ignoreMissingValueFiles(), helm.ignoreMissingValueFiles()),
        first(said.skipCrds(), helm.skipCrds()),
        over(helm.valuesObject(), said.valuesObject()),
        parameters(helm.parameters(), said.parameters()));
  }

  private static JsonNode over(JsonNode values, JsonNode said) {
    if (!(values instanceof ObjectNode map) || !(said instanceof ObjectNode more)) {
      return first(said, values);
    }
    ObjectNode merged = map.deepCopy();
    more.properties()
        .forEach(
            field -> merged.set(field.getKey(), over(map.get(field.getKey()), field.getValue())));
    return merged;
  }

  private static List<HelmParameter> parameters(
      List<HelmParameter> parameters, List<HelmParameter> said) {
    Map<String, HelmParameter> merged = new LinkedHashMap<>();
    Stream.concat(parameters.stream(), said.stream()).forEach(p -> merged.put(p.name(), p));
    return List.copyOf(merged.values());
  }

  private static Kustomize over(Kustomize kustomize, KustomizeImages said) {
    if (said == null || said.images().isEmpty()) {
      return kustomize;
    }
    return kustomize == null
        ? new Kustomize(said.images(), List.of(), null, null, Map.of())
        : new Kustomize(
            said.images(),
            kustomize.components(),
            kustomize.namePrefix(),
            kustomize.nameSuffix(),
            kustomize.labels());
  }

  private static <T> T first(T one, T other) {
    return one == null ? other : one;
  }
}

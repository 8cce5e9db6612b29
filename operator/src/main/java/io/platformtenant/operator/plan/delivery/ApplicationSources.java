package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Directory;
import io.platformtenant.api.v1alpha1.Helm;
import io.platformtenant.api.v1alpha1.HelmParameter;
import io.platformtenant.api.v1alpha1.Kustomize;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.plan.Bodies;

/**
 * The sources of an Application. No empty block is written: Argo CD takes such blocks out again
 * (argo-cd, util/argo/argo.go, NormalizeSource), and we would put them back for ever.
 */
final class ApplicationSources {
  private ApplicationSources() {}

  static void putInto(ObjectNode spec, EnvironmentApplication here, String release) {
    if (here.application().source() != null) {
      spec.set("source", source(here.sources().getFirst(), release, here));
      return;
    }
    ArrayNode sources = spec.putArray("sources");
    here.sources().forEach(said -> sources.add(source(said, release, here)));
  }

  private static ObjectNode source(
      ApplicationSource said, String release, EnvironmentApplication here) {
    ObjectNode source = Bodies.object();
    source.put("repoURL", said.repoURL());
    if (said.targetRevision() != null) {
      source.put("targetRevision", here.fill(said.targetRevision()));
    }
    if (said.path() != null) {
      source.put("path", here.fill(said.path()));
    }
    Bodies.putIfPresent(source, "chart", said.chart());
    Bodies.putIfPresent(source, "ref", said.ref());
    Bodies.putIfPresent(source, "name", said.name());
    if (said.chart() != null || said.helm() != null) {
      source.set("helm", helm(release, said.helm(), here));
    }
    if (said.kustomize() != null) {
      Bodies.putIfPresent(source, "kustomize", kustomize(said.kustomize()));
    }
    if (said.directory() != null) {
      Bodies.putIfPresent(source, "directory", directory(said.directory()));
    }
    return source;
  }

  private static ObjectNode helm(String release, Helm said, EnvironmentApplication here) {
    ObjectNode helm = Bodies.object();
    helm.put(
        "releaseName", said == null || said.releaseName() == null ? release : said.releaseName());
    if (said == null) {
      return helm;
    }
    Bodies.putIfPresent(helm, "valueFiles", said.valueFiles().stream().map(here::fill).toList());
    Bodies.putIfTrue(helm, "ignoreMissingValueFiles", said.ignoreMissingValueFiles());
    Bodies.putIfTrue(helm, "skipCrds", said.skipCrds());
    if (said.valuesObject() != null && !said.valuesObject().isEmpty()) {
      helm.set("valuesObject", said.valuesObject().deepCopy());
    }
    if (!said.parameters().isEmpty()) {
      ArrayNode parameters = helm.putArray("parameters");
      said.parameters().forEach(p -> parameters.add(parameter(p)));
    }
    return helm;
  }

  private static ObjectNode parameter(HelmParameter said) {
    ObjectNode parameter = Bodies.object();
    parameter.put("name", said.name());
    parameter.put("value", said.value());
    Bodies.putIfTrue(parameter, "forceString", said.forceString());
    return parameter;
  }

  private static ObjectNode kustomize(Kustomize said) {
    ObjectNode kustomize = Bodies.object();
    Bodies.putIfPresent(kustomize, "images", said.images());
    Bodies.putIfPresent(kustomize, "components", said.components());
    Bodies.putIfPresent(kustomize, "namePrefix", said.namePrefix());
    Bodies.putIfPresent(kustomize, "nameSuffix", said.nameSuffix());
    if (!said.labels().isEmpty()) {
      kustomize.set("commonLabels", Bodies.strings(said.labels()));
    }
    return kustomize;
  }

  private static ObjectNode directory(Directory said) {
    ObjectNode directory = Bodies.object();
    Bodies.putIfTrue(directory, "recurse", said.recurse());
    Bodies.putIfPresent(directory, "include", said.include());
    Bodies.putIfPresent(directory, "exclude", said.exclude());
    return directory;
  }
}

package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.ApplicationSource;
import io.platformtenant.api.Directory;
import io.platformtenant.api.Helm;
import io.platformtenant.api.HelmParameter;
import io.platformtenant.api.Kustomize;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.Contract.ApplicationHere;
import io.platformtenant.operator.model.Placeholders;
import io.platformtenant.operator.plan.Bodies;

/**
 * The source of an Application. No empty block is written: Argo CD takes such blocks out again
 * (argo-cd, util/argo/argo.go, NormalizeSource), and we would put them back for ever.
 */
final class ApplicationSources {
  private ApplicationSources() {}

  static ObjectNode of(Contract contract, ApplicationHere here) {
    ApplicationSource said = here.application().source();
    var placeholders =
        new Placeholders(
            contract.tenant(),
            here.environment().name(),
            Contract.cluster(here.environment()),
            here.namespace());
    ObjectNode source = Bodies.object();
    source.put("repoURL", said.repoURL());
    if (here.targetRevision() != null) {
      source.put("targetRevision", placeholders.fill(here.targetRevision()));
    }
    if (said.path() != null) {
      source.put("path", placeholders.fill(said.path()));
    }
    Bodies.putIfPresent(source, "chart", said.chart());
    if (said.chart() != null || said.helm() != null) {
      source.set("helm", helm(here.application().name(), said.helm(), placeholders));
    }
    if (said.kustomize() != null) {
      Bodies.putIfPresent(source, "kustomize", kustomize(said.kustomize()));
    }
    if (said.directory() != null) {
      Bodies.putIfPresent(source, "directory", directory(said.directory()));
    }
    return source;
  }

  private static ObjectNode helm(String application, Helm said, Placeholders placeholders) {
    ObjectNode helm = Bodies.object();
    helm.put(
        "releaseName",
        said == null || said.releaseName() == null ? application : said.releaseName());
    if (said == null) {
      return helm;
    }
    Bodies.putIfPresent(
        helm, "valueFiles", said.valueFiles().stream().map(placeholders::fill).toList());
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
    if (Boolean.TRUE.equals(said.forceString())) {
      parameter.put("forceString", true);
    }
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
    if (Boolean.TRUE.equals(said.recurse())) {
      directory.put("recurse", true);
    }
    Bodies.putIfPresent(directory, "include", said.include());
    Bodies.putIfPresent(directory, "exclude", said.exclude());
    return directory;
  }
}

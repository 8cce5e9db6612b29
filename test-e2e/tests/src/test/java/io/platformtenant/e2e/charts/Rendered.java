package io.platformtenant.e2e.charts;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a chart makes, without {@code crds/} and without hooks. */
record Rendered(List<GenericKubernetesResource> objects) {
  private static final Pattern DOCUMENT = Pattern.compile("(?m)^---\\s*$");
  private static final Pattern COMMENT_OR_BLANK = Pattern.compile("(?m)^\\s*(#.*)?$\\n?");
  private static final Set<String> OF_THE_CLUSTER =
      Set.of(
          "ClusterRole",
          "ClusterRoleBinding",
          "IngressClass",
          "MutatingWebhookConfiguration",
          "ValidatingWebhookConfiguration");

  static Rendered of(Case one, Path workshop, String tenant, String namespace) {
    try {
      Path values = Files.writeString(workshop.resolve("values.yaml"), one.valuesFor(tenant));
      String text =
          new Helm(one.chart().in(workshop))
              .template()
              .withName("web")
              .withNamespace(namespace)
              .withKubeVersion("1.32.0")
              .withValuesFile(values)
              .call();
      return new Rendered(
          DOCUMENT
              .splitAsStream(text)
              .filter(d -> !COMMENT_OR_BLANK.matcher(d).replaceAll("").isEmpty())
              .map(d -> Serialization.unmarshal(d, GenericKubernetesResource.class))
              .map(object -> placed(object, namespace))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isOfTheCluster(GenericKubernetesResource object) {
    return OF_THE_CLUSTER.contains(object.getKind());
  }

  private static GenericKubernetesResource placed(
      GenericKubernetesResource object, String namespace) {
    if (!isOfTheCluster(object)) {
      object.getMetadata().setNamespace(namespace);
    }
    return object;
  }
}

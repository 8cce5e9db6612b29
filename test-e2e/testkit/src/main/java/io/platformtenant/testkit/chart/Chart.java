package io.platformtenant.testkit.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The shipped chart, rendered by Helm itself (helm-java) with the given values. */
public final class Chart {

  /** The chart's name, which is also its release and the operator's ServiceAccount in tests. */
  public static final String NAME = "platform-tenant-operator";

  /** The release namespace the documents use. */
  public static final String NAMESPACE = "platform-tenant-system";

  // The oldest that the chart allows; without a cluster Helm would take one of 2020.
  private static final String KUBERNETES = "1.32.0";

  // Helm puts the marker alone on a line; inside a CRD's texts it is always indented.
  private static final Pattern DOCUMENT = Pattern.compile("^---\\s*$", Pattern.MULTILINE);
  private static final Pattern COMMENT_OR_BLANK = Pattern.compile("(?m)^\\s*(#.*)?$\\n?");

  private final String namespace;
  private final String text;

  private Chart(String namespace, String text) {
    this.namespace = namespace;
    this.text = text;
  }

  /**
   * Renders under the usual names; see {@link #render(String, String, Map)}.
   *
   * @throws IllegalStateException when Helm refuses the values or the chart, in Helm's words
   */
  public static Chart render(Map<String, String> values) {
    return render(NAME, NAMESPACE, values);
  }

  /**
   * Renders as {@code helm template RELEASE -n NAMESPACE}.
   *
   * @param values by dotted key, each written as YAML: {@code "argocd.namespaces" -> "[argocd]"}
   * @throws IllegalStateException when Helm refuses the values or the chart, in Helm's words
   */
  public static Chart render(String release, String namespace, Map<String, String> values) {
    return render(ChartFolder.find(), release, namespace, values);
  }

  /**
   * Renders another chart under the usual names.
   *
   * @param chart a folder, or an archive as {@code helm package} makes it
   */
  public static Chart render(Path chart, Map<String, String> values) {
    return render(chart, NAME, NAMESPACE, values);
  }

  private static Chart render(
      Path chart, String release, String namespace, Map<String, String> values) {
    var command = template(chart, release, namespace);
    return new Chart(
        namespace, new Values(values).inAFile(file -> command.withValuesFile(file).call()));
  }

  /** Renders under the usual names with a file of values. */
  public static Chart renderWith(Path values) {
    return new Chart(
        NAMESPACE, template(ChartFolder.find(), NAME, NAMESPACE).withValuesFile(values).call());
  }

  private static TemplateCommand template(Path chart, String release, String namespace) {
    return new Helm(chart)
        .template()
        .withName(release)
        .withNamespace(namespace)
        .withKubeVersion(KUBERNETES);
  }

  /** What Helm printed, comments included. */
  public String text() {
    return text;
  }

  /** The namespace it was rendered for. */
  public String namespace() {
    return namespace;
  }

  /** The documents of the text that hold an object, each as Helm printed it. */
  public List<String> documents() {
    return DOCUMENT
        .splitAsStream(text)
        .filter(document -> !COMMENT_OR_BLANK.matcher(document).replaceAll("").isEmpty())
        .toList();
  }

  /** The rendered objects in the order of the text, as generic resources that lose no field. */
  public List<HasMetadata> objects() {
    return documents().stream()
        .<HasMetadata>map(
            document -> Serialization.unmarshal(document, GenericKubernetesResource.class))
        .toList();
  }

  /**
   * Puts the chart on a cluster under field manager {@code helm} and waits (up to a minute) until
   * its CRDs are served. Doing it again changes nothing.
   *
   * @param admin may write CRDs and every right the chart grants
   */
  public void install(KubernetesClient admin) {
    install(admin, object -> true);
  }

  /**
   * Puts a part of the chart on a cluster, as somebody does who takes the steps of an upgrade in
   * another order. What is there of the rest stays as it is.
   */
  public void install(KubernetesClient admin, Predicate<HasMetadata> part) {
    new Installation(admin, namespace)
        .apply(objects().stream().filter(part).peek(this::markAsOfRelease).toList());
  }

  // Or Helm would not take it into the release afterwards (helm, pkg/action/validate.go).
  private void markAsOfRelease(HasMetadata object) {
    var annotations =
        new HashMap<>(Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of()));
    annotations.put("meta.helm.sh/release-name", NAME);
    annotations.put("meta.helm.sh/release-namespace", namespace);
    object.getMetadata().setAnnotations(annotations);
  }
}

package io.platformtenant.testkit.release;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.Chart;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All of the chart in one file for kubectl, with the namespace that Helm would have made. */
public record InstallFile(Chart chart, String version) {
  public static final String NAME = "install.yaml";

  /**
   * What comes first; all else keeps Helm's order. Kinds before the policies that read them, and
   * policies before the operator that they confine. Taken away in the same order, the CRDs are kept
   * by the policy over them, which is still there.
   */
  private static final List<String> FIRST =
      List.of(
          "CustomResourceDefinition",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding");

  // Nobody looks after these objects with Helm, and who asks by these labels should not find them.
  private static final Pattern LABELS_OF_HELM =
      Pattern.compile("(?m)^ +(app\\.kubernetes\\.io/managed-by: Helm|helm\\.sh/chart: .*)\\n");

  private record Document(String text, String kind) {
    static Document of(String text) {
      return new Document(
          text, Serialization.unmarshal(text, GenericKubernetesResource.class).getKind());
    }

    int rank() {
      int first = FIRST.indexOf(kind);
      return first < 0 ? FIRST.size() : first;
    }
  }

  /** The same bytes for the same chart and values. */
  public String text() {
    return Stream.concat(Stream.of(head() + namespace()), documents())
        .map(text -> text.strip() + "\n")
        .collect(joining("---\n"));
  }

  private Stream<String> documents() {
    return chart.documents().stream()
        .map(Document::of)
        .sorted(Comparator.comparingInt(Document::rank))
        .map(document -> LABELS_OF_HELM.matcher(document.text()).replaceAll(""));
  }

  private String head() {
    return """
        # The PlatformTenant operator %s, as its chart renders it. The CRDs are too large for the annotation that
        # kubectl writes otherwise, so: kubectl apply --server-side -f %s
        """
        .formatted(version, NAME);
  }

  private String namespace() {
    return """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: %s
          labels:
            app.kubernetes.io/name: %s
            pod-security.kubernetes.io/enforce: restricted
        """
        .formatted(chart.namespace(), Chart.NAME);
  }
}

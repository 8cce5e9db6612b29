package io.platformtenant.testkit.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.testkit.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The objects of a chart by how they reach a cluster under OLM: each one in exactly one way.
 *
 * @param definitions CRDs
 * @param rights ClusterRoles that OLM is told to give the operator's account
 * @param carried what stands in the bundle as it is
 * @param beside what no bundle of form registry+v1 can bring
 */
record OlmParts(
    List<ObjectNode> definitions,
    List<ObjectNode> rights,
    List<ObjectNode> carried,
    List<ObjectNode> beside) {

  /**
   * Of what both generations of OLM take beside a ClusterServiceVersion those kinds that the chart
   * may have. They put all of it that has a namespace into that of the operator.
   */
  private static final Set<String> CARRIED =
      Set.of(
          "ClusterRole",
          "ConfigMap",
          "PodDisruptionBudget",
          "PriorityClass",
          "PrometheusRule",
          "Role",
          "RoleBinding",
          "Service",
          "ServiceMonitor");

  static OlmParts of(Chart chart) {
    List<ObjectNode> all =
        chart.objects().stream().map(Yaml::tree).map(OlmParts::withoutLabelsOfHelm).toList();
    List<String> bound =
        all.stream().filter(OlmParts::bindsTheOperator).map(OlmParts::role).toList();
    var parts =
        new OlmParts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (ObjectNode object : all) {
      if (!isSaidOtherwise(object)) {
        parts.place(object, bound, chart.namespace()).add(object);
      }
    }
    return parts;
  }

  /** The Deployment, its account and what binds it are fields of the ClusterServiceVersion. */
  private static boolean isSaidOtherwise(ObjectNode object) {
    return bindsTheOperator(object)
        || isNamed(object, OperatorPod.KIND)
        || isNamed(object, "ServiceAccount");
  }

  private List<ObjectNode> place(ObjectNode object, List<String> bound, String namespace) {
    String kind = object.path("kind").asText();
    if (kind.equals("CustomResourceDefinition")) {
      return definitions;
    }
    if (kind.equals("ClusterRole") && bound.contains(name(object))) {
      return rights;
    }
    String its = object.path("metadata").path("namespace").asText(namespace);
    return CARRIED.contains(kind) && its.equals(namespace) ? carried : beside;
  }

  private static boolean bindsTheOperator(ObjectNode object) {
    return object.path("kind").asText().equals("ClusterRoleBinding")
        && StreamSupport.stream(object.path("subjects").spliterator(), false)
            .map(OlmParts::nameOf)
            .allMatch(Chart.NAME::equals);
  }

  private static boolean isNamed(ObjectNode object, String kind) {
    return object.path("kind").asText().equals(kind) && name(object).equals(Chart.NAME);
  }

  private static String role(ObjectNode binding) {
    return nameOf(binding.path("roleRef"));
  }

  private static String nameOf(JsonNode reference) {
    return reference.path("name").asText();
  }

  static String name(ObjectNode object) {
    return nameOf(object.path("metadata"));
  }

  private static ObjectNode withoutLabelsOfHelm(ObjectNode object) {
    if (object.at("/metadata/labels") instanceof ObjectNode labels) {
      labels.remove(List.of("app.kubernetes.io/managed-by", "helm.sh/chart"));
    }
    return object;
  }
}

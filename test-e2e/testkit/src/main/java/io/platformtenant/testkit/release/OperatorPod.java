package io.platformtenant.testkit.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.testkit.chart.Chart;

/** The one Deployment of the chart. */
record OperatorPod(ObjectNode deployment) {
  static final String KIND = "Deployment";

  static OperatorPod of(Chart chart) {
    return new OperatorPod(
        chart.objects().stream()
            .filter(object -> object.getKind().equals(KIND))
            .map(Yaml::tree)
            .findFirst()
            .orElseThrow());
  }

  ObjectNode container() {
    return (ObjectNode) deployment.at("/spec/template/spec/containers/0");
  }

  String image() {
    return container().path("image").asText();
  }
}

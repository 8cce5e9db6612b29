package io.platformtenant.testkit.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartMetadata;
import java.util.List;

/** What OLM is told of the operator: who it is, what it runs as, and with which rights. */
record ClusterServiceVersion(
    Chart chart, ChartMetadata metadata, Origin origin, List<ObjectNode> rights) {

  /**
   * Of OLM's install modes the only one: a tenant is no namespace. OLM gives rights of {@code
   * permissions} everywhere in it, so there are none, and the Roles are objects of the bundle.
   */
  private static final String MODE = "AllNamespaces";

  static ClusterServiceVersion of(Chart chart, Origin origin, List<ObjectNode> rights) {
    return new ClusterServiceVersion(chart, ChartMetadata.read(), origin, rights);
  }

  String name() {
    return Chart.NAME + ".v" + metadata.version();
  }

  ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("apiVersion", "operators.coreos.com/v1alpha1").put("kind", "ClusterServiceVersion");
    ObjectNode meta = tree.putObject("metadata");
    meta.put("name", name());
    annotate(meta.putObject("annotations"));
    ObjectNode spec = tree.putObject("spec");
    say(spec);
    modes(spec.putArray("installModes"));
    owned(spec.putObject("customresourcedefinitions").putArray("owned"));
    install(spec.putObject("install"));
    spec.putArray("relatedImages").addObject().put("name", "operator").put("image", image());
    return tree;
  }

  private String image() {
    return OperatorPod.of(chart).image();
  }

  private void annotate(ObjectNode annotations) {
    ArrayNode examples = annotations.arrayNode().addAll(Checkout.examples());
    annotations
        .put("alm-examples", examples.toPrettyString())
        .put("capabilities", "Basic Install")
        .put("categories", "Integration & Delivery, Security")
        .put("containerImage", image())
        .put("description", metadata.description())
        .put("operatorframework.io/suggested-namespace", chart.namespace());
    origin.source().ifPresent(url -> annotations.put("repository", url));
  }

  private void say(ObjectNode spec) {
    spec.put("displayName", "PlatformTenant Operator")
        .put("description", description())
        .put("version", metadata.version())
        .put("maturity", "alpha")
        .put("minKubeVersion", metadata.kubernetes());
    spec.putObject("provider").put("name", "The authors of the PlatformTenant operator");
    metadata.keywords().forEach(spec.putArray("keywords")::add);
    origin
        .source()
        .ifPresent(url -> spec.putArray("links").addObject().put("name", "source").put("url", url));
  }

  private String description() {
    return """
        One custom resource, `PlatformTenant`, is the contract of a team: who owns it, where it runs, what Flux bootstraps \
        there and what Argo CD then delivers. The operator turns it into both planes, keeps them true, opens one only when \
        the other is Ready, and takes everything down in order.

        **Apply `%s` of the same release before**, which holds what a bundle can not bring: the admission policies that keep \
        tenants inside their boundary, and rights in the namespaces of Argo CD and `default`. The operator waits for it. It \
        runs in namespace `%s` and in no other: the policies know it by that.
        """
        .formatted(BesideOlm.FILE, chart.namespace());
  }

  private static void modes(ArrayNode modes) {
    for (String mode : List.of("OwnNamespace", "SingleNamespace", "MultiNamespace", MODE)) {
      modes.addObject().put("type", mode).put("supported", mode.equals(MODE));
    }
  }

  private void owned(ArrayNode owned) {
    for (var crd : Definitions.in(chart)) {
      owned
          .addObject()
          .put("name", crd.name())
          .put("kind", crd.kind())
          .put("version", crd.version())
          .put("displayName", crd.title())
          .put("description", crd.description());
    }
  }

  private void install(ObjectNode install) {
    install.put("strategy", "deployment");
    ObjectNode spec = install.putObject("spec");
    ArrayNode permissions = spec.putArray("clusterPermissions");
    for (ObjectNode role : rights) {
      permissions
          .addObject()
          .put("serviceAccountName", Chart.NAME)
          .<ObjectNode>set("rules", role.path("rules"));
    }
    OperatorPod pod = OperatorPod.of(chart);
    BesideOlm.makeWait(pod.container(), metadata.version());
    JsonNode labels = pod.deployment().at("/spec/selector/matchLabels");
    ObjectNode deployment = spec.putArray("deployments").addObject();
    deployment.put("name", Chart.NAME).<ObjectNode>set("label", labels);
    deployment.set("spec", pod.deployment().path("spec"));
  }
}

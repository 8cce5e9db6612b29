package io.platformtenant.e2e.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chart with values.
 *
 * @param values YAML in one line; {@code {tenant}} is filled in, and {@code RESTRICTED} stands for
 *     what Pod Security {@code restricted} asks of a pod or a container
 */
record Case(KnownChart chart, String values) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String RESTRICTED =
      "{runAsNonRoot: true, runAsUser: 65532, allowPrivilegeEscalation: false,"
          + " capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}";
  private static final String RESTRICTED_POD =
      "{runAsNonRoot: true, runAsUser: 65532, seccompProfile: {type: RuntimeDefault}}";

  static final List<Case> ALL =
      List.of(
          new Case(KnownChart.SCAFFOLD, "{}"),
          new Case(
              KnownChart.SCAFFOLD,
              "{serviceAccount: {create: false}, podSecurityContext: RESTRICTED_POD,"
                  + " securityContext: RESTRICTED}"),
          new Case(
              KnownChart.SCAFFOLD,
              "{autoscaling: {enabled: true}, ingress: {enabled: true, hosts: [{host:"
                  + " 'web.{tenant}.example.com', paths: [{path: /, pathType: Prefix}]}]},"
                  + " httpRoute: {enabled: true, hostnames: ['web.{tenant}.example.com']},"
                  + " podSecurityContext: RESTRICTED_POD, securityContext: RESTRICTED}"),
          new Case(KnownChart.PODINFO, "{}"),
          new Case(
              KnownChart.PODINFO,
              "{serviceAccount: {enabled: true}, certificate: {create: true, dnsNames:"
                  + " ['web.{tenant}.example.com']}, podSecurityContext: RESTRICTED_POD,"
                  + " securityContext: RESTRICTED}"),
          new Case(KnownChart.PODINFO, "{certificate: {create: true}}"),
          new Case(KnownChart.MINIO, "{existingSecret: web-root}"),
          new Case(
              KnownChart.MINIO,
              "{existingSecret: web-root, serviceAccount: {create: false},"
                  + " containerSecurityContext: RESTRICTED}"),
          new Case(KnownChart.INGRESS_NGINX, "{}"),
          new Case(
              KnownChart.INGRESS_NGINX,
              "{rbac: {create: false}, controller: {scope: {enabled: true}, ingressClassResource:"
                  + " {enabled: false}, admissionWebhooks: {enabled: false}, keda: {enabled: true,"
                  + " triggers: [{type: cpu, metricType: Utilization, metadata: {value:"
                  + " '60'}}]}}}"),
          new Case(KnownChart.EXTERNAL_DNS, "{}"),
          new Case(KnownChart.EXTERNAL_DNS, "{namespaced: true}"),
          new Case(KnownChart.SEALED_SECRETS, "{}"),
          new Case(KnownChart.SEALED_SECRETS, "{rbac: {create: false}}"),
          new Case(KnownChart.ROLLOUT, "{}"));

  /** As Helm reads them. */
  String valuesFor(String tenant) {
    return values
        .replace("{tenant}", tenant)
        .replace("RESTRICTED_POD", RESTRICTED_POD)
        .replace("RESTRICTED", RESTRICTED);
  }

  /** As the page has them: path by path, lists with all that is in them as {@code [...]}. */
  String told() {
    try {
      var tree = YAML.readTree(values.replace("RESTRICTED_POD", "RESTRICTED"));
      return tree.isEmpty()
          ? "its own"
          : paths("", tree).map(path -> "`" + path + "`").collect(Collectors.joining(", "));
    } catch (JsonProcessingException e) {
      throw new AssertionError(values, e);
    }
  }

  private static Stream<String> paths(String path, JsonNode node) {
    if (!node.isObject()) {
      return Stream.of(
          path + ": " + (node.isArray() ? list(node) : node.asText().toLowerCase(Locale.ROOT)));
    }
    return node.properties().stream()
        .flatMap(
            field ->
                paths(
                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                    field.getValue()));
  }

  private static String list(JsonNode node) {
    return node.get(0).isTextual() ? "[" + node.get(0).asText() + "]" : "[...]";
  }
}

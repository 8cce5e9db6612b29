package io.platformtenant.operator.injection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.PlatformTenantClass;

/** The tenant that gets a hostile text in one of its fields. */
final class BaseTenant {
  static final JsonNode TREE =
      read(
          """
          apiVersion: platformtenant.io/v1alpha1
          kind: PlatformTenant
          metadata: {name: payments}
          spec:
            owner: {team: payments, contact: x@example.com, links: [{name: wiki, url: "https://x"}]}
            access:
              viewers: {groups: [sre]}
              deployers: {groups: [dev]}
              approvers: {groups: [leads]}
            environments:
              - {name: prod, namespaces: [{name: payments-prod}]}
              - {name: dev, namespaces: [{name: payments-dev}]}
            bootstrap:
              sources:
                - {name: config, git: {url: "https://git.example.com/c.git"}}
                - {name: bundle, oci: {url: "oci://oci.example.com/c"}}
                - {name: spare, git: {url: "https://git.example.com/s.git"}}
              stages:
                - name: addons
                  source: config
                  path: ./a
                  environments: [{name: prod}]
                  healthCheckExprs: [{apiVersion: example.com/v1, kind: Thing, current: "true"}]
            delivery:
              repositories: [{url: "https://git.example.com/e.git"}]
              applications:
                - name: api
                  source:
                    repoURL: https://git.example.com/d.git
                    targetRevision: main
                    path: a
                    helm: {parameters: [{name: a, value: b}], valuesObject: {key: value}}
                  environments: [{name: prod}]
                  sync: {retry: {limit: 3, backoff: {duration: 5s, factor: 2, maxDuration: 3m}}}
                - name: site
                  source:
                    repoURL: https://git.example.com/d.git
                    path: b
                    kustomize: {labels: {team: x}}
                  environments: [{name: prod}]
                - name: raw
                  source:
                    repoURL: https://git.example.com/d.git
                    path: c
                    directory: {recurse: true}
                  environments: [{name: prod}]
                - name: chart
                  source: {repoURL: "https://charts.example.com", targetRevision: 1.0.0, chart: c}
                  environments: [{name: prod}]
          """,
          JsonNode.class);

  static final PlatformTenantClass CLASS =
      read(
          """
          apiVersion: platformtenant.io/v1alpha1
          kind: PlatformTenantClass
          metadata: {name: standard}
          spec: {}
          """,
          PlatformTenantClass.class);

  private static final String APPLICATIONS = "/spec/delivery/applications/";

  private BaseTenant() {}

  /**
   * The tenant without what a field has nothing to do with, since planning costs time. A name flows
   * everywhere, and keeps everything around it.
   */
  static JsonNode around(FieldPath field) {
    ObjectNode tree = TREE.deepCopy();
    String pointer = field.pointer();
    if (pointer.startsWith("/metadata/")) {
      return tree;
    }
    if (pointer.startsWith("/spec/bootstrap/")) {
      tree.withObject("/spec").remove("delivery");
      return tree;
    }
    keepOneApplication(tree, pointer);
    if (!pointer.startsWith("/spec/environments/")) {
      tree.withObject("/spec").remove("bootstrap");
    }
    return tree;
  }

  private static void keepOneApplication(ObjectNode tree, String pointer) {
    ArrayNode applications = tree.withArray("/spec/delivery/applications");
    JsonNode kept =
        pointer.startsWith(APPLICATIONS)
            ? TREE.at(pointer.substring(0, APPLICATIONS.length() + 1))
            : applications.get(0);
    applications.removeAll().add(kept.deepCopy());
  }

  private static <T> T read(String yaml, Class<T> type) {
    try {
      return new YAMLMapper().readValue(yaml, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

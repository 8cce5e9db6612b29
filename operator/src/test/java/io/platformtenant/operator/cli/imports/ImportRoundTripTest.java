package io.platformtenant.operator.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.cli.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a contract becomes, without our marks, becomes a contract that means the same. */
class ImportRoundTripTest {
  private static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata:
        name: standard
        annotations: {platformtenant.io/is-default-class: "true"}
      spec:
        guardrails:
          repositories: ["**"]
          namespaceMetadata: ["example.com/*"]
          tenantStages: Allow
          protectedRevisions: Any
          mustProtect: {environments: [prod]}
          adoption: [Observe, Adopt]
        namespaceProfiles:
          - {name: default, podSecurity: baseline}
          - {name: tight, podSecurity: restricted}
      """;

  private static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: payments}
      spec:
        description: Payments and refunds
        owner:
          team: Payments
          contact: "#payments"
          links: [{name: Runbook, url: "https://wiki.example.com/payments"}]
        environments:
          - name: staging
            namespaces:
              - {name: payments-staging, labels: {example.com/cost: "4711"}}
              - {name: payments-db-staging, profile: tight}
          - {name: prod, protected: true, namespaces: [{name: payments-prod}]}
        bootstrap:
          sources:
            - {name: config, git: {url: "https://git.example.com/payments/config.git", ref: {semver: 1.x}}, secretRef: {name: git-read}}
            - {name: charts, interval: 7m, oci: {url: "oci://registry.example.com/charts", ref: {tag: "1"}}}
            - {name: files, bucket: {endpoint: s3.example.com, bucketName: files}}
          stages:
            - name: addons
              source: config
              path: "./addons/{environment}"
              substitute: {replicas: "2"}
              patches: [{patch: "- {op: remove, path: /spec}", target: {kind: Service}}]
            - name: extras
              source: charts
              timeout: 8m
              environments: [{name: prod, path: "extras/prod", substitute: {mode: full}}, {name: staging}]
            - {name: assets, source: files, namespace: payments-db-staging, environments: [{name: staging}], dependsOn: [none]}
        delivery:
          repositories: [{url: "https://git.example.com/payments/tools.git"}]
          applications:
            - name: api
              source:
                repoURL: https://git.example.com/payments/deploy.git
                targetRevision: main
                path: "apps/api/overlays/{environment}"
              environments: [{name: staging}, {name: prod, targetRevision: v1.42.0}]
              sync: {prune: true, selfHeal: false, options: [ServerSideApply=true], retry: {limit: 3}}
              ignoreDifferences: [{group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}]
              annotations: {notifications.argoproj.io/subscribe.on-sync-failed.slack: payments}
            - name: redis
              sources:
                - name: chart
                  repoURL: https://charts.example.com/stable
                  chart: redis
                  targetRevision: 18.1.0
                  helm: {valueFiles: ["$values/redis/{environment}.yaml"], valuesObject: {auth: true, text: "{{ .x }}"}}
                - {name: values, repoURL: "https://git.example.com/payments/deploy.git", ref: values}
              environments:
                - {name: staging, namespace: payments-db-staging}
                - {name: prod, sources: [{name: chart, targetRevision: 18.0.0, helm: {parameters: [{name: a, value: b}]}}]}
            - name: web
              source:
                repoURL: https://git.example.com/payments/deploy.git
                path: web
                kustomize: {images: ["web:1"], namePrefix: a-, labels: {team: payments}}
              environments: [{name: staging, autoSync: false}, {name: prod, kustomize: {images: ["web:0"]}}]
            - name: plain
              source: {repoURL: "https://git.example.com/payments/deploy.git", path: plain, directory: {recurse: true, exclude: "*.md"}}
              environments: [{name: staging}]
          applicationSets:
            - name: jobs
              gitDirectories: {repoURL: "https://git.example.com/payments/jobs.git", directories: ["jobs/*"], exclude: [jobs/old]}
              source: {repoURL: "https://git.example.com/payments/jobs.git", path: "{path}/{environment}", targetRevision: main}
            - name: topics
              list: {elements: [{name: orders, values: {version: v1}}, {name: refunds, values: {version: v2}}]}
              source: {repoURL: "https://git.example.com/payments/topics.git", path: "topics/{item}", targetRevision: "{item.version}"}
              environments: [{name: staging}]
            - name: teams
              itemFrom: "{segment.0}-{segment.1}"
              gitFiles: {repoURL: "https://git.example.com/payments/teams.git", files: ["*/*/app.yaml"]}
              source: {repoURL: "https://git.example.com/payments/teams.git", path: "{segment.0}/{segment.1}"}
              environments: [{name: staging}]
          syncWindows:
            - {kind: deny, schedule: "0 22 * * *", duration: 8h, timeZone: Europe/Berlin, environments: [prod], manualSync: true}
            - {kind: allow, schedule: "0 6 * * *", duration: 10h, applications: [api], environments: [staging]}
      """;

  @TempDir private Path folder;

  @Test
  void meansTheSame() throws IOException {
    Path tenantClass = Files.writeString(folder.resolve("class.yaml"), CLASS);
    Path tenant = Files.writeString(folder.resolve("tenant.yaml"), TENANT);
    JsonNode before = rendered(tenant, tenantClass);
    Path there = Files.writeString(folder.resolve("there.json"), withoutMarks(before).toString());

    Said said = Said.by("import", there.toString(), tenantClass.toString());

    assertThat(said.code()).as(said.out() + said.errors()).isZero();
    Path imported = Files.writeString(folder.resolve("imported.yaml"), said.out());
    assertThat(said.out()).contains("adoption: Observe");
    SortedMap<String, JsonNode> now = byName(rendered(imported, tenantClass));
    byName(before).forEach((name, body) -> assertThat(now.get(name)).as(name).isEqualTo(body));
    assertThat(now.keySet()).isEqualTo(byName(before).keySet());
  }

  private static JsonNode rendered(Path tenant, Path tenantClass) {
    Said said =
        Said.by("render", tenant.toString(), tenantClass.toString(), "--open-gates", "-o", "json");
    assertThat(said.errors()).isEmpty();
    return said.json();
  }

  private static SortedMap<String, JsonNode> byName(JsonNode list) {
    SortedMap<String, JsonNode> all = new TreeMap<>();
    list.path("items")
        .forEach(
            item ->
                all.put(
                    item.path("kind").asText()
                        + " "
                        + item.at("/metadata/namespace").asText("")
                        + "/"
                        + item.at("/metadata/name").asText(),
                    inOrder(item)));
    return all;
  }

  /** Policies follow the environments, which a contract may name in any order. */
  private static JsonNode inOrder(JsonNode item) {
    for (JsonNode role : item.at("/spec/roles")) {
      List<String> policies =
          role.path("policies").valueStream().map(JsonNode::asText).sorted().toList();
      policies.forEach(((ObjectNode) role).putArray("policies")::add);
    }
    return item;
  }

  private static JsonNode withoutMarks(JsonNode list) throws JsonProcessingException {
    JsonNode copy = new JsonMapper().readTree(list.toString());
    copy.path("items").forEach(item -> unmark(item.path("metadata")));
    return copy;
  }

  private static void unmark(JsonNode metadata) {
    for (String map : new String[] {"labels", "annotations"}) {
      if (metadata.path(map) instanceof ObjectNode said) {
        said.properties()
            .removeIf(
                field ->
                    field.getKey().startsWith("platformtenant.io/")
                        || field.getKey().equals("app.kubernetes.io/managed-by"));
      }
    }
  }
}

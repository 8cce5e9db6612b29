package io.platformtenant.testkit.journeys;

import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.tenants.TenantYaml;

/** Classes and a tenant that use every kind the operator makes, and what becomes of them. */
public final class Manifests {

  public static final ClassYaml CLASS =
      Samples.CLASS
          .guardrails(
              "{repositories: [\"**\"], tenantStages: Allow, protectedAutoSync: Allow, protectedRevisions: Any}")
          .without("bootstrap/stages")
          .with(
              """
              namespaceProfiles:
                - name: default
                  resourceQuota: {hard: {pods: 20, requests.cpu: "4000m"}}
                  limitRange: {limits: [{type: Container, max: {memory: "1024Mi"}}]}
                  networkPolicy: DefaultDeny
              bootstrap:
                stages:
                  - {name: platform-home, scope: Tenant, source: platform-base, path: home}
                  - {name: platform-base, source: platform-base, path: "base/{environment}"}
              """);

  /** A class that bootstraps its cluster, with nobody in it. */
  public static final ClassYaml CLUSTER_CLASS =
      Samples.CLASS
          .called("cluster-{id}")
          .guardrails("{repositories: [\"**\"], tenantStages: Allow}")
          .without("bootstrap/stages")
          .without("homeNamespace")
          .with(
              """
              roles: {accounts: {cluster: [platform-tenant-cluster]}}
              clusterStages: [{name: crds, source: platform-base, path: crds}]
              """);

  /** Other roles for the tenant's own stages. */
  public static final ClassYaml OTHER_CLASS =
      CLASS.with("roles: {accounts: {reconciler: [platform-tenant-deployer]}}");

  public static final TenantYaml TENANT =
      Samples.TENANT
          .without("environments")
          .without("delivery/applications/api/environments")
          .environment("qa")
          .protectedEnvironment("prod")
          .with(
              """
              access: {viewers: {groups: [audit, support]}}
              bootstrap:
                sources:
                  - {name: charts, oci: {url: "oci://registry.example.com/payments/charts"}}
                  - {name: seeds, bucket: {endpoint: s3.example.com, bucketName: payments-seeds}}
                stages:
                  - {name: charts, source: charts, path: charts}
              delivery:
                applications:
                  - name: api
                    environments: [{name: qa}, {name: prod, autoSync: true}]
                  - name: web
                    source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/web"}
                    environments: [{name: prod, autoSync: true}]
                applicationSets:
                  - name: jobs
                    list: {elements: [{name: nightly}]}
                    source: {repoURL: "https://git.example.com/payments/deploy.git", path: "jobs/{item}"}
                    environments: [{name: prod, autoSync: true}]
              """);

  /** With an environment, a group and an application more, and another path. */
  public static final TenantYaml WIDER_TENANT =
      TENANT
          .environment("dev")
          .with(
              """
              access: {viewers: {groups: [audit, support, oncall]}}
              delivery:
                applications:
                  - {name: web, source: {path: "apps/web-2"}}
                  - name: docs
                    source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/docs"}
                    environments: [{name: dev}]
              """);

  /** Without an environment, a source, an application and a group; with a stage and a path more. */
  public static final TenantYaml OTHER_TENANT =
      Samples.TENANT
          .without("environments/staging")
          .without("delivery/applications/api/environments/staging")
          .with(
              """
              bootstrap: {stages: [{name: monitoring, source: config, path: monitoring}]}
              delivery: {applications: [{name: api, source: {path: "apps/api-2"}}]}
              """);

  private Manifests() {}
}

package io.platformtenant.e2e.faults;

/** Classes and a tenant that use every kind the operator makes, and what becomes of them. */
final class Manifests {

  static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: "class-{id}"}
      spec:
        guardrails: {repositories: ["**"], protectedAutoSync: Allow, protectedRevisions: Any}
        homeNamespace: "home-{tenant}"
        namespaceProfiles:
          - name: default
            resourceQuota: {hard: {pods: 20, requests.cpu: "4000m"}}
            limitRange: {limits: [{type: Container, max: {memory: "1024Mi"}}]}
            networkPolicy: DefaultDeny
        bootstrap:
          sources:
            - {name: platform-base, git: {url: "https://git.example.com/platform/base.git"}}
          stages:
            - {name: platform-home, scope: Tenant, source: platform-base, path: "home"}
            - {name: platform-base, source: platform-base, path: "base/{environment}"}
      """;

  /** A class that bootstraps its cluster, with nobody in it. */
  static final String CLUSTER_CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: "cluster-{id}"}
      spec:
        guardrails: {repositories: ["**"]}
        roles: {accounts: {cluster: [platform-tenant-cluster, platform-tenant-platform]}}
        bootstrap:
          sources:
            - {name: platform-base, git: {url: "https://git.example.com/platform/base.git"}}
        clusterStages:
          - {name: crds, source: platform-base, path: crds}
      """;

  /** Other roles for the tenant's own stages. */
  static final String OTHER_CLASS =
      CLASS + "  roles: {accounts: {reconciler: [platform-tenant-deployer]}}\n";

  static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: "{id}"}
      spec:
        className: "class-{id}"
        owner: {team: payments, contact: "#payments"}
        access:
          viewers: {groups: [audit, support]}
          deployers: {groups: [dev]}
          approvers: {groups: [leads]}
        environments:
          - {name: qa, namespaces: [{name: "{id}-qa"}]}
          - {name: prod, protected: true, namespaces: [{name: "{id}-prod"}]}
        bootstrap:
          sources:
            - {name: config, git: {url: "https://git.example.com/payments/config.git"}}
            - {name: charts, oci: {url: "oci://registry.example.com/payments/charts"}}
            - {name: seeds, bucket: {endpoint: s3.example.com, bucketName: payments-seeds}}
          stages:
            - {name: addons, source: config, path: "addons/{environment}"}
            - {name: charts, source: charts, path: "charts"}
        delivery:
          applications:
            - name: api
              source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/api"}
              environments: [{name: qa}, {name: prod, autoSync: true}]
            - name: web
              source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/web"}
              environments: [{name: prod, autoSync: true}]
          applicationSets:
            - name: jobs
              list: {elements: [{name: nightly}]}
              source: {repoURL: "https://git.example.com/payments/deploy.git", path: "jobs/{item}"}
              environments: [{name: prod, autoSync: true}]
      """;

  /** Without an environment, a source, an application and a group; with a stage and a path more. */
  static final String OTHER_TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: "{id}"}
      spec:
        className: "class-{id}"
        owner: {team: payments, contact: "#payments"}
        access:
          viewers: {groups: [audit]}
          deployers: {groups: [dev]}
          approvers: {groups: [leads]}
        environments:
          - {name: prod, protected: true, namespaces: [{name: "{id}-prod"}]}
        bootstrap:
          sources:
            - {name: config, git: {url: "https://git.example.com/payments/config.git"}}
          stages:
            - {name: addons, source: config, path: "addons/{environment}"}
            - {name: monitoring, source: config, path: "monitoring"}
        delivery:
          applications:
            - name: api
              source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/api-2"}
              environments: [{name: prod, autoSync: true}]
      """;

  private Manifests() {}
}

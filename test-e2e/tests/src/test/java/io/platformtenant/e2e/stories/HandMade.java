package io.platformtenant.e2e.stories;

/**
 * What a platform team made by hand for a team, before there was an operator: a namespace, an
 * account that Argo CD acts as there, a project that permits too much, and an Application. Whoever
 * made it applied it as kubectl does.
 *
 * @param tenant the name that the tenant will have
 * @param source of the Application
 */
public record HandMade(String tenant, String source) {
  /** That of the samples' small tenant. */
  static HandMade small(String tenant) {
    return new HandMade(
        tenant, "{repoURL: \"https://git.example.com/payments/deploy.git\", path: apps/web}");
  }

  /** All of it, as it runs. */
  public String asItRuns() {
    return all("");
  }

  /** The same, handed over. */
  public String handedOver() {
    return all("annotations: {platformtenant.io/adopt: \"%s\"}".formatted(tenant));
  }

  private String all(String mark) {
    return String.join("---\n", ground(mark), project(mark), application(mark));
  }

  private String ground(String mark) {
    return """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: %1$s-dev
          %2$s
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: deployer, namespace: %1$s-dev}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: deployer, namespace: %1$s-dev}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}
        subjects: [{kind: ServiceAccount, name: deployer, namespace: %1$s-dev}]
        """
        .formatted(tenant, mark);
  }

  /** Its role deployer has a token in use; Argo CD keeps those in the status. */
  private String project(String mark) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata:
          name: %1$s
          namespace: argocd
          labels: {team: payments}
          %2$s
        spec:
          description: by hand
          sourceRepos: ["*"]
          destinations: [{namespace: "%1$s-*", server: "https://kubernetes.default.svc"}]
          destinationServiceAccounts:
            - {namespace: "%1$s-*", server: "https://kubernetes.default.svc", defaultServiceAccount: deployer}
          clusterResourceWhitelist: [{group: "*", kind: "*"}]
          orphanedResources: {warn: true}
          roles:
            - name: deployer
              description: for the pipeline
              policies: ["p, proj:%1$s:deployer, applications, *, %1$s/*, allow"]
              jwtTokens: [{iat: 1700000000, id: pipeline}]
        status:
          jwtTokensByRole: {deployer: {items: [{iat: 1700000000, id: pipeline}]}}
        """
        .formatted(tenant, mark);
  }

  private String application(String mark) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: %1$s-web-dev
          namespace: argocd
          labels: {team: payments}
          %2$s
        spec:
          project: %1$s
          destination: {namespace: %1$s-dev, server: "https://kubernetes.default.svc"}
          source: %3$s
          syncPolicy: {automated: {prune: true, selfHeal: true}, syncOptions: [ServerSideApply=true]}
          revisionHistoryLimit: 3
        """
        .formatted(tenant, mark, source);
  }
}

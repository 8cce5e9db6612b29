package io.platformtenant.e2e.stories;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;

/** What the Git of an app team can say in kinds that it may write: fields that lead elsewhere. */
final class FieldEscapes {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
  private static final String EXTERNAL_DNS = "external-dns.alpha.kubernetes.io/hostname";

  private final ByGit git;

  /** The host that the class permits the tenant, and one of a neighbour. */
  private final String ours;

  private final String theirs;

  /**
   * @param tenant of which {@code <tenant>.example.com} is the only host
   */
  FieldEscapes(ByGit git, String tenant) {
    this.git = git;
    this.ours = tenant + ".example.com";
    this.theirs = tenant + "victim.example.com";
  }

  List<Escape> all() {
    return List.of(
        policy(
            "doors",
            "Flux draws the traffic of the cluster to an address",
            "names 203.0.113.10",
            git.flux,
            service("externalIPs: [203.0.113.10]"),
            service("type: LoadBalancer")),
        policy(
            "doors",
            "Argo CD leads an ingress to a neighbour's Service",
            "is ExternalName",
            git.argocd,
            service("type: ExternalName, externalName: web." + git.victim + ".svc.cluster.local"),
            service("type: ClusterIP")),
        policy(
            "doors",
            "Argo CD opens a port on every node",
            "is NodePort",
            git.argocd,
            service("type: NodePort"),
            service("type: LoadBalancer")),
        policy(
            "priorities",
            "Argo CD pushes pods of others off their nodes",
            "is \"system-node-critical\"",
            git.argocd,
            git.deployment(git.staging, "priorityClassName: system-node-critical, "),
            git.deployment(git.staging, "")),
        policy(
            "hosts",
            "Flux takes the host of a neighbour",
            "claims host \"" + theirs + "\"",
            git.flux,
            ingress(rule(theirs)),
            ingress(rule(ours))),
        policy(
            "hosts",
            "Argo CD takes every host that nobody has",
            "claims any host",
            git.argocd,
            ingress("defaultBackend: {service: {name: a, port: {number: 443}}}"),
            ingress(rule(ours))),
        policy(
            "hosts",
            "Argo CD has the name of a neighbour resolve to itself",
            "claims host \"" + theirs + "\"",
            git.argocd,
            named(theirs, service("type: LoadBalancer")),
            named(ours, service("type: LoadBalancer"))),
        policy(
            "tracking",
            "Flux says that an object is an Application's of prod",
            "none of environment \"staging\"",
            git.flux,
            tracked("prod"),
            tracked("staging")),
        policy(
            "class-objects",
            "Flux passes an object off as what the class brought",
            "stage \"staging-platform-base\" of the class brings",
            git.flux,
            applied("staging-platform-base"),
            applied("staging-addons")),
        policy(
            "class-objects",
            "Argo CD writes what Helm installs with the rights of the class",
            "record of a Helm release",
            git.argocd,
            secret("sh.helm.release.v1.agent.v1"),
            secret("own-of-argocd")),
        git.denied(
            "Argo CD says which addresses a Service has",
            git.argocd,
            "patch resource \"services/status\"",
            () -> says(git.argocd, named(new ServiceBuilder().build()))),
        git.denied(
            "Flux says which addresses an Ingress has",
            git.flux,
            "patch resource \"ingresses/status\"",
            () -> says(git.flux, named(new IngressBuilder().build()))));
  }

  private static Escape policy(
      String policy, String way, String words, ClusterUser who, String hostile, String inside) {
    return Escape.policy(policy, way, words, () -> who.creates(hostile), () -> who.creates(inside));
  }

  private <T extends HasMetadata> T named(T object) {
    object.setMetadata(new ObjectMetaBuilder().withName("any").withNamespace(git.staging).build());
    return object;
  }

  /** Every node would send there what goes to this address, and name records follow it. */
  private static void says(ClusterUser who, HasMetadata object) {
    who.client()
        .resource(object)
        .subresource("status")
        .patch(MERGE, "{\"status\":{\"loadBalancer\":{\"ingress\":[{\"ip\":\"203.0.113.10\"}]}}}");
  }

  private String service(String spec) {
    return git.object(
        "v1",
        "Service",
        git.staging,
        "spec: {selector: {a: b}, ports: [{port: 443}], " + spec + "}");
  }

  private static String named(String host, String service) {
    return ByGit.with("annotations: {" + EXTERNAL_DNS + ": " + host + "}", service);
  }

  private String ingress(String spec) {
    return git.object("networking.k8s.io/v1", "Ingress", git.staging, "spec: {" + spec + "}");
  }

  private static String rule(String host) {
    return "rules: [{host: %s, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: a, port: {number: 443}}}}]}}]"
        .formatted(host);
  }

  private String tracked(String environment) {
    String application = ours.replace(".example.com", "-api-" + environment);
    return ByGit.with(
        "annotations: {argocd.argoproj.io/tracking-id: \"" + application + ":/ConfigMap:a/b\"}",
        git.configMap(git.staging));
  }

  private String applied(String stage) {
    return ByGit.with(
        "labels: {kustomize.toolkit.fluxcd.io/name: %s, kustomize.toolkit.fluxcd.io/namespace: %s}"
            .formatted(stage, git.home),
        git.configMap(git.staging));
  }

  private String secret(String name) {
    return "apiVersion: v1\nkind: Secret\nmetadata: {name: %s, namespace: %s}"
        .formatted(name, git.staging);
  }
}

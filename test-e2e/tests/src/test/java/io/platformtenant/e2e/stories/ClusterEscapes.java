package io.platformtenant.e2e.stories;

import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the Git of an app team can say in kinds that reach past a namespace, by what the cluster or
 * some controller of it does with them.
 */
final class ClusterEscapes {
  private final ByGit git;

  ClusterEscapes(ByGit git) {
    this.git = git;
  }

  List<Escape> all() {
    return Stream.of(ofTheCluster(), inAnotherNamespace(), byAnotherController(), inPods())
        .flatMap(List::stream)
        .toList();
  }

  private List<Escape> ofTheCluster() {
    return List.of(
        git.shut(
            "Argo CD mounts the disk of a node",
            git.argocd,
            git.ofTheCluster(
                "v1",
                "PersistentVolume",
                "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /}}"),
            "persistentvolumes"),
        git.shut(
            "Flux has the pods of all others go first",
            git.flux,
            git.ofTheCluster(
                "scheduling.k8s.io/v1", "PriorityClass", "value: -10\nglobalDefault: true"),
            "priorityclasses"),
        git.shut(
            "Argo CD reads along whatever is written",
            git.argocd,
            git.ofTheCluster(
                "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "webhooks: []"),
            "mutatingwebhookconfigurations"),
        git.shut(
            "Flux answers for a group of the API",
            git.flux,
            git.ofTheCluster(
                "apiregistration.k8s.io/v1",
                "APIService",
                "spec: {group: metrics.k8s.io, version: v1beta1, groupPriorityMinimum: 1, versionPriority: 1}"),
            "apiservices"),
        git.shut(
            "Flux has objects of everybody converted by itself",
            git.flux,
            git.ofTheCluster("apiextensions.k8s.io/v1", "CustomResourceDefinition", "spec: {}"),
            "customresourcedefinitions"),
        git.shut(
            "Argo CD asks for a certificate of somebody else",
            git.argocd,
            git.ofTheCluster(
                "certificates.k8s.io/v1",
                "CertificateSigningRequest",
                "spec: {request: YQ==, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]}"),
            "certificatesigningrequests"),
        git.shut(
            "Argo CD adds a node, which pods of others come to",
            git.argocd,
            git.ofTheCluster("v1", "Node", ""),
            "nodes"),
        git.denied(
            "Flux takes a policy out of force",
            git.flux,
            "delete resource \"validatingadmissionpolicybindings\"",
            () ->
                git.flux
                    .client()
                    .admissionRegistration()
                    .v1()
                    .validatingAdmissionPolicyBindings()
                    .withName("platform-tenant-owned")
                    .dryRun()
                    .delete()));
  }

  private List<Escape> inAnotherNamespace() {
    return List.of(
        git.shut(
            "Argo CD leads a Service into pods of a neighbour",
            git.argocd,
            git.object(
                "discovery.k8s.io/v1",
                "EndpointSlice",
                git.staging,
                "addressType: IPv4\nendpoints: [{addresses: [10.0.0.1]}]\nports: [{port: 443}]"),
            "endpointslices"),
        git.shut(
            "Flux takes the lead from the operator",
            git.flux,
            git.object("coordination.k8s.io/v1", "Lease", "platform-tenant-system", ""),
            "leases"),
        git.shut(
            "Argo CD says what was last accepted of its tenant",
            git.argocd,
            git.object("apps/v1", "ControllerRevision", "platform-tenant-system", "revision: 1"),
            "controllerrevisions"),
        git.shut(
            "Argo CD makes an Application beside what it delivers",
            git.argocd,
            git.object(
                "argoproj.io/v1alpha1",
                "Application",
                git.staging,
                "spec: {project: default, destination: {}, source: {repoURL: \"https://git.example.com/a\"}}"),
            "applications"),
        git.denied(
            "Argo CD deletes the namespace of a neighbour",
            git.argocd,
            "delete resource \"namespaces\"",
            () -> git.argocd.client().namespaces().withName(git.victim).dryRun().delete()));
  }

  /** Kinds that a controller carries out with rights of its own, were they there. */
  private List<Escape> byAnotherController() {
    return List.of(
        carried("Flux installs a chart", git.flux, "helm.toolkit.fluxcd.io/v2", "helmreleases"),
        carried(
            "Flux makes a set of anything", git.flux, "fluxcd.controlplane.io/v1", "resourcesets"),
        carried(
            "Flux pushes to Git as the platform",
            git.flux,
            "image.toolkit.fluxcd.io/v1",
            "imageupdateautomations"),
        carried(
            "Flux sends what happens to an address of its own",
            git.flux,
            "notification.toolkit.fluxcd.io/v1",
            "providers"),
        carried(
            "Argo CD fetches a secret of the platform's vault",
            git.argocd,
            "external-secrets.io/v1",
            "externalsecrets"),
        carried(
            "Argo CD gets a certificate for a host of a neighbour",
            git.argocd,
            "cert-manager.io/v1",
            "certificates"),
        carried(
            "Flux routes the host of a neighbour in the mesh",
            git.flux,
            "networking.istio.io/v1",
            "virtualservices"),
        carried(
            "Flux has Prometheus ask any address",
            git.flux,
            "monitoring.coreos.com/v1alpha1",
            "scrapeconfigs"),
        carried(
            "Flux has an admission engine write elsewhere", git.flux, "kyverno.io/v1", "policies"),
        git.unserved(
            "Argo CD lends itself a Secret of a neighbour",
            git.argocd,
            "gateway.networking.k8s.io/v1beta1",
            git.victim,
            "referencegrants"),
        git.unserved(
            "Argo CD reads the disk of a neighbour from a snapshot",
            git.argocd,
            "snapshot.storage.k8s.io/v1",
            "",
            "volumesnapshotcontents"));
  }

  private Escape carried(String way, ClusterUser who, String apiVersion, String resource) {
    return git.unserved(way, who, apiVersion, git.staging, resource);
  }

  /** Into what runs, past Git. */
  private List<Escape> inPods() {
    return List.of(
        asks("runs a command in a pod", "GET", "pods/any/exec?command=sh", git.staging),
        asks("adds a container to a pod", "PATCH", "pods/any/ephemeralcontainers", git.staging),
        asks("evicts a pod of a neighbour", "POST", "pods/any/eviction", git.victim),
        asks("reaches a neighbour through the API", "GET", "services/web:80/proxy/", git.victim),
        git.denied(
            "Argo CD asks a kubelet",
            git.argocd,
            "get resource \"nodes/proxy\"",
            () -> git.argocd.client().raw("/api/v1/nodes/any/proxy/pods", "GET", null)));
  }

  /** Refused by the API server before it looks whether there is such a pod. */
  private Escape asks(String way, String method, String path, String namespace) {
    String resource = path.replaceFirst("^(\\w+)/[^/]+/(\\w+).*", "$1/$2");
    String verb = method.equals("POST") ? "create" : method.toLowerCase(Locale.ROOT);
    return git.denied(
        "Argo CD " + way,
        git.argocd,
        verb + " resource \"" + resource + "\"",
        () ->
            git.argocd
                .client()
                .raw(
                    "/api/v1/namespaces/" + namespace + "/" + path,
                    method,
                    method.equals("GET") ? null : "{}"));
  }
}

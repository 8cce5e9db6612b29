package io.platformtenant.testkit.controlplane;

import java.nio.file.Path;
import java.util.List;

/** The command lines of a local control plane. */
final class Flags {

  // No nodes, no pods: these controllers are all that tenancy can see. That of Deployments answers
  // for those without replicas, which engines would wait for otherwise.
  private static final String CONTROLLERS =
      String.join(
          ",",
          "clusterrole-aggregation-controller",
          "deployment-controller",
          "garbage-collector-controller",
          "namespace-controller",
          "resourcequota-controller",
          "root-ca-certificate-publisher-controller",
          "serviceaccount-controller",
          "serviceaccount-token-controller",
          "validatingadmissionpolicy-status-controller");

  private Flags() {}

  static List<String> etcd(Path folder, int clientPort, int peerPort) {
    var clients = "http://127.0.0.1:" + clientPort;
    var peers = "http://127.0.0.1:" + peerPort;
    return List.of(
        "--data-dir=" + folder.resolve("etcd"),
        // The data is thrown away with the control plane.
        "--unsafe-no-fsync",
        "--listen-client-urls=" + clients,
        "--advertise-client-urls=" + clients,
        "--listen-peer-urls=" + peers,
        "--initial-advertise-peer-urls=" + peers,
        "--initial-cluster=default=" + peers);
  }

  static List<String> apiServer(Credentials credentials, Path auditLog, int etcdPort, int port) {
    return List.of(
        "--etcd-servers=http://127.0.0.1:" + etcdPort,
        "--bind-address=127.0.0.1",
        "--advertise-address=127.0.0.1",
        "--secure-port=" + port,
        // A loopback address is refused as an endpoint of the `kubernetes` Service.
        "--endpoint-reconciler-type=none",
        "--service-cluster-ip-range=10.96.0.0/16",
        "--cert-dir=" + credentials.certificateFolder(),
        "--authorization-mode=RBAC",
        "--token-auth-file=" + credentials.tokens(),
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-account-key-file=" + credentials.verifyingKey(),
        "--service-account-signing-key-file=" + credentials.signingKey(),
        "--audit-policy-file=" + credentials.auditPolicy(),
        "--audit-log-path=" + auditLog,
        "--audit-log-mode=blocking",
        // In MB; never rotated, so that it can be read by offset.
        "--audit-log-maxsize=10240",
        "--profiling=false");
  }

  static List<String> controllers(Credentials credentials, Path kubeconfig) {
    return List.of(
        "--kubeconfig=" + kubeconfig,
        "--secure-port=0",
        "--leader-elect=false",
        // As in a real cluster: admission sees which controller writes, and none is a
        // cluster-admin.
        "--use-service-account-credentials=true",
        "--controllers=" + CONTROLLERS,
        "--service-account-private-key-file=" + credentials.signingKey(),
        "--root-ca-file=" + credentials.certificate(),
        // Tests end many namespaces at once; the 5 s before each are fixed in its code.
        "--concurrent-namespace-syncs=50",
        "--kube-api-qps=500",
        "--kube-api-burst=1000");
  }
}

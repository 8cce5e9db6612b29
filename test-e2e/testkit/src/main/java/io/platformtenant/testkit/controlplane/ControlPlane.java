package io.platformtenant.testkit.controlplane;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.platformtenant.operator.client.OperatorClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A running etcd, kube-apiserver and kube-controller-manager on loopback, with RBAC. Whoever holds
 * one may rely on `ClusterRole/edit` having rules and on service accounts being made.
 *
 * <p>It comes the first way that works: a folder named by {@code PLATFORMTENANT_CONTROL_PLANE}, our
 * cache, k3s where a Docker engine answers, {@code go build}. When none does an {@link
 * IllegalStateException} tells why and what to install; nothing is ever skipped.
 */
public final class ControlPlane implements AutoCloseable {

  private static final int SERVERS_OWN_TIMEOUT = (int) Duration.ofMinutes(1).toMillis();
  private static final Duration TOKEN_LIFE = Duration.ofHours(24);

  private final Plane plane;
  private final KubernetesClient admin;
  private final String version;

  private ControlPlane(Plane plane) {
    this.plane = plane;
    this.admin = new KubernetesClientBuilder().withConfig(patient(plane.adminConfig())).build();
    this.version = admin.getKubernetesVersion().getGitVersion();
  }

  private static final class Shared {
    private static final ControlPlane INSTANCE = withEngineKinds();
  }

  private static final class OfFaults {
    private static final ControlPlane INSTANCE = withEngineKinds();
  }

  /**
   * Engines before the chart, as in most clusters: policies that read a kind which comes after them
   * find it up to a minute later.
   */
  private static ControlPlane withEngineKinds() {
    ControlPlane plane = start(System.err::println);
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(UpstreamCrds.ArgoCdVersion.V3_5));
    return plane;
  }

  /**
   * The one of this JVM, with the kinds of both engines, started at first use and stopped when the
   * JVM ends.
   */
  public static ControlPlane shared() {
    return Shared.INSTANCE;
  }

  /**
   * A second one of this JVM, for what takes long and looks at all that an operator asked: beside
   * it the stories go on at the shared one.
   */
  public static ControlPlane ofFaults() {
    return OfFaults.INSTANCE;
  }

  /**
   * A fresh one; it stops with {@link #close()} or with the JVM.
   *
   * @param progress takes lines for a person: the way taken, and how a build gets on
   */
  public static ControlPlane start(Consumer<String> progress) {
    var started = System.nanoTime();
    var controlPlane = new ControlPlane(Ways.of(Surroundings.ofThisJvm()).start(progress));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(controlPlane.plane::close));
    progress.accept(
        "control plane: %s, ready after %.1f s"
            .formatted(controlPlane.description(), (System.nanoTime() - started) / 1e9));
    return controlPlane;
  }

  /**
   * k3s in Docker with what pods need, and no other way.
   *
   * @throws IllegalStateException beginning with {@code not run: needs Docker} where no engine
   *     answers
   */
  public static ControlPlane onK3s(Surroundings surroundings) {
    new DockerWay(surroundings)
        .obstacle()
        .ifPresent(
            obstacle -> {
              throw new IllegalStateException(
                  "not run: needs Docker; " + obstacle.why() + ". " + obstacle.remedy());
            });
    return new ControlPlane(K3sPlane.forPods());
  }

  /** The address at which what runs on this cluster finds servers of this JVM. */
  public String hostAddress() {
    return plane.hostAddress();
  }

  /** What runs and where it comes from, for example in the first line of a test report. */
  public String description() {
    return "kube-apiserver " + version + " from " + plane.origin();
  }

  /** Waits as long as the API server does, also for the largest object on a busy machine. */
  private static Config patient(Config config) {
    return new ConfigBuilder(config).withRequestTimeout(SERVERS_OWN_TIMEOUT).build();
  }

  public Config adminConfig() {
    return plane.adminConfig();
  }

  /** A cluster-admin's client, shared by all; it is closed with the control plane. */
  public KubernetesClient admin() {
    return admin;
  }

  /** A client's configuration with a token of this account, which must exist; good for 24 h. */
  public Config configFor(String namespace, String serviceAccount) {
    var request =
        new TokenRequestBuilder()
            .withNewSpec()
            .withExpirationSeconds(TOKEN_LIFE.toSeconds())
            .endSpec()
            .build();
    var token =
        admin
            .serviceAccounts()
            .inNamespace(namespace)
            .withName(serviceAccount)
            .tokenRequest(request)
            .getStatus()
            .getToken();
    return new ConfigBuilder(plane.adminConfig())
        .withClientCertData(null)
        .withClientKeyData(null)
        .withOauthToken(token)
        .withNamespace(namespace)
        .build();
  }

  /** The configuration as the text of a kubeconfig file. */
  public String kubeconfig(Config config) {
    return Kubeconfig.of(config);
  }

  /** A kubectl of the server's version; throws when the way taken brings none. */
  public Path kubectl() {
    return plane
        .kubectl()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no kubectl with "
                        + plane.origin()
                        + "; use the one of this machine."));
  }

  /**
   * A cluster-admin's client that reads whatever the operator can read; for the caller to close.
   */
  public KubernetesClient adminReader() {
    return OperatorClient.builder().withConfig(patient(plane.adminConfig())).build();
  }

  public AuditLog audit() {
    return plane.audit();
  }

  /** Server-side applies the CRDs of these files, or folders of files, until all are served. */
  public void installCrds(Path... filesOrFolders) {
    installCrds(List.of(filesOrFolders));
  }

  /** Server-side applies the CRDs of these files, or folders of files, until all are served. */
  public void installCrds(List<Path> filesOrFolders) {
    new CrdInstaller(admin).install(filesOrFolders);
  }

  @Override
  public void close() {
    admin.close();
    plane.close();
  }
}

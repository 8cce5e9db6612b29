package io.platformtenant.testkit.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.model.ContainerNetwork;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.testcontainers.containers.Container;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * k3s in a container. Compiled against Testcontainers 2.0.5 but not yet run: the machines this was
 * written on have no Docker engine.
 */
final class K3sPlane implements Plane {

  static final String IMAGE = "rancher/k3s:v1.37.2-k3s1";

  private static final String POLICY = "/etc/platformtenant/audit-policy.yaml";
  private static final String LOG = "/var/log/platformtenant-audit.log";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final K3sContainer container;
  private final Config adminConfig;
  private final AuditLog audit;

  private K3sPlane(K3sContainer container) {
    this.container = container;
    this.adminConfig = Config.fromKubeconfig(container.getKubeConfigYaml());
    this.audit = new AuditLog(this::auditFrom);
  }

  /** For tests that see objects only. */
  static K3sPlane start() {
    return start("traefik,servicelb,metrics-server,local-storage,coredns");
  }

  /** With names for pods, which programs that run as pods find each other by. */
  static K3sPlane forPods() {
    return start("traefik,servicelb,metrics-server,local-storage");
  }

  private static K3sPlane start(String disabled) {
    var container = new K3sContainer(DockerImageName.parse(IMAGE));
    container
        .withCopyToContainer(Transferable.of(policy()), POLICY)
        .withCommand(
            "server",
            "--disable=" + disabled,
            "--tls-san=" + container.getHost(),
            "--kube-apiserver-arg=audit-policy-file=" + POLICY,
            "--kube-apiserver-arg=audit-log-path=" + LOG,
            "--kube-apiserver-arg=audit-log-mode=blocking",
            "--kube-apiserver-arg=audit-log-maxsize=10240",
            "--kube-controller-manager-arg=concurrent-namespace-syncs=50");
    try {
      container.start();
      var plane = new K3sPlane(container);
      var readiness = new Readiness(plane::beat, PATIENCE);
      readiness.awaitServer(plane.adminConfig);
      readiness.awaitControllers(plane.adminConfig);
      return plane;
    } catch (RuntimeException e) {
      container.stop();
      throw e;
    }
  }

  @Override
  public String origin() {
    return IMAGE + " in Docker";
  }

  @Override
  public Config adminConfig() {
    return adminConfig;
  }

  @Override
  public Optional<Path> kubectl() {
    return Optional.empty();
  }

  @Override
  public AuditLog audit() {
    return audit;
  }

  /** The engine's bridge, which leads to every server that does not only listen on loopback. */
  @Override
  public String hostAddress() {
    return container.getContainerInfo().getNetworkSettings().getNetworks().values().stream()
        .map(ContainerNetwork::getGateway)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("k3s has no network"));
  }

  @Override
  public void close() {
    container.stop();
  }

  /** Asking the engine about the container takes a moment, which is the pause. */
  private void beat(String waitingFor, boolean last) {
    if (last || !container.isRunning()) {
      var logs = container.getLogs();
      throw new IllegalStateException(
          "waited for %s.%n%s"
              .formatted(waitingFor, logs.substring(Math.max(0, logs.length() - 4_000))));
    }
  }

  // Through `tail`: the file belongs to root in the container, and only its end is news.
  private byte[] auditFrom(long offset) throws IOException {
    return read(container, "tail", "-c", "+" + (offset + 1), LOG).getBytes(UTF_8);
  }

  static String read(Container<?> container, String... command) throws IOException {
    try {
      var result = container.execInContainer(command);
      if (result.getExitCode() != 0) {
        throw new IOException(String.join(" ", command) + ": " + result.getStderr());
      }
      return result.getStdout();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static byte[] policy() {
    try (InputStream policy = K3sPlane.class.getResourceAsStream("audit-policy.yaml")) {
      return policy.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

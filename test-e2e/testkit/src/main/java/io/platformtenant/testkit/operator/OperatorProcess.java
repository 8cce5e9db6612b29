package io.platformtenant.testkit.operator;

import io.fabric8.kubernetes.client.Config;
import io.platformtenant.operator.cli.Main;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.programs.Daemon;
import io.platformtenant.testkit.programs.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operator as a process of its own, with the rights of its shipped ServiceAccount. */
public final class OperatorProcess implements AutoCloseable {
  private final Daemon daemon;
  private final int healthPort;

  private OperatorProcess(Daemon daemon, int healthPort) {
    this.daemon = daemon;
    this.healthPort = healthPort;
  }

  /**
   * {@code platformtenant run} on this classpath.
   *
   * @param folder takes its kubeconfig and its log; its name is that of the process among several
   * @param options besides namespace and health port
   */
  public static OperatorProcess start(ControlPlane controlPlane, Path folder, String... options) {
    Chart.render(Map.of()).install(controlPlane.admin());
    Config shipped = controlPlane.configFor(Chart.NAMESPACE, Chart.NAME);
    return start(controlPlane.kubeconfig(shipped), folder, options);
  }

  public static OperatorProcess start(String kubeconfig, Path folder, String... options) {
    return start(kubeconfig, folder, List.of(), options);
  }

  /**
   * The same with some options of the JVM.
   *
   * @param jvm such as {@code -Xmx300m}
   */
  public static OperatorProcess start(
      String kubeconfig, Path folder, List<String> jvm, String... options) {
    return start(kubeconfig, folder, System.getProperty("java.class.path"), jvm, options);
  }

  /**
   * Another operator than that of this classpath.
   *
   * @param classpath what it is, and what it needs
   */
  public static OperatorProcess of(String classpath, String kubeconfig, Path folder) {
    return start(kubeconfig, folder, classpath, List.of());
  }

  private static OperatorProcess start(
      String kubeconfig, Path folder, String classpath, List<String> jvm, String... options) {
    try {
      var environment =
          Map.of(
              "KUBECONFIG",
              Files.writeString(folder.resolve("config"), kubeconfig).toString(),
              "HOSTNAME",
              folder.getFileName().toString());
      int port = Ports.free(1).getFirst();
      var java = Path.of(System.getProperty("java.home"), "bin", "java");
      var arguments = new ArrayList<>(jvm);
      arguments.addAll(arguments(classpath, port, options));
      return new OperatorProcess(
          Daemon.start("operator", java, arguments, environment, folder), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(String classpath, int port, String... options) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classpath,
                Main.class.getName(),
                "run",
                "--namespace=" + Chart.NAMESPACE,
                "--health-port=" + port));
    arguments.addAll(List.of(options));
    return arguments;
  }

  /** What this system tells of the process. */
  public ProcessHandle handle() {
    return daemon.process().toHandle();
  }

  public boolean isAlive() {
    return daemon.process().isAlive();
  }

  public boolean isReady() {
    return ask("/readyz").map(answer -> answer.statusCode() == 200).orElse(false);
  }

  /** What it answers the kubelet; nothing while nobody listens. */
  public Optional<HttpResponse<String>> ask(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return Optional.of(client.send(request, BodyHandlers.ofString()));
    } catch (ConnectException nobody) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Asks it to stop, as the kubelet does. */
  public void terminate() {
    daemon.process().destroy();
  }

  /** Ends it without a word, as a node does that is lost. */
  public void kill() {
    daemon.kill();
  }

  /** Stands still, or goes on: as a process does on a node that is out of breath. */
  public void signal(String name) {
    try {
      var kill = new ProcessBuilder("kill", "-" + name, Long.toString(daemon.process().pid()));
      if (kill.inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException("kill -" + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Its exit code, if it ends in that time. */
  public Optional<Integer> endsWithin(Duration patience) {
    return daemon.endsWithin(patience)
        ? Optional.of(daemon.process().exitValue())
        : Optional.empty();
  }

  /** The lines of its log. */
  public List<String> said() {
    try {
      return Files.readAllLines(daemon.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    daemon.kill();
  }
}

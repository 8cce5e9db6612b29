package io.platformtenant.e2e.image;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of this build, started as the chart's Deployment would have it started. */
final class ImageIT {
  private static final Path TAR = Path.of("..", "..", "operator", "target", "jib-image.tar");

  @TempDir private static Path folder;
  private static ImageTar image;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    image = ImageTar.unpack(TAR, folder);
  }

  @Test
  void holdsNoShellAndNothingThatSetsItsUser() throws IOException {
    try (var files = Files.walk(image.root())) {
      assertThat(files.filter(Files::isRegularFile))
          .noneMatch(f -> f.endsWith("sh") || f.endsWith("bash") || f.endsWith("busybox"))
          .noneMatch(ImageIT::setsItsUser);
    }
    assertThat(image.user()).isEqualTo("65532:65532");
  }

  @Test
  void itsDefaultIsToRunTheOperator() {
    assertThat(image.config().path("Cmd").toString()).isEqualTo("[\"run\"]");
  }

  @Test
  void startsFromWhatItsRuntimeWasTrainedOn() throws Exception {
    assertThat(run("-Xlog:class+load", "--version").said())
        .as("without a cache that holds, the runtime starts all the same")
        .containsPattern("operator.cli.Main source: shared objects file");
    System.out.printf(
        "image: --help in %.1f s, without its cache in %.1f s%n",
        run("-Dnothing", "--help").seconds(), run("-XX:AOTMode=off", "--help").seconds());
  }

  @Test
  void tellsWhatItIsMadeOf() throws IOException {
    var json = new ObjectMapper();
    Path boms = image.root().resolve("usr/share/sbom");
    assertThat(
            componentsOf(json.readTree(boms.resolve("platform-tenant-operator.cdx.json").toFile())))
        .contains("pkg:maven/io.fabric8/kubernetes-client", "pkg:maven/info.picocli/picocli");
    assertThat(componentsOf(json.readTree(boms.resolve("runtime.cdx.json").toFile())))
        .contains("pkg:deb/debian/libc6", "pkg:deb/debian/zlib1g")
        .anyMatch(purl -> purl.startsWith("pkg:generic/openjdk"));
  }

  private record Ended(String said, double seconds) {}

  private static Ended run(String option, String... arguments) throws Exception {
    long started = System.nanoTime();
    try (var container =
        Container.start(image, List.of(arguments), Map.of("JAVA_TOOL_OPTIONS", option), folder)) {
      assertThat(container.process().waitFor()).as(container.said()).isZero();
      return new Ended(container.said(), (System.nanoTime() - started) / 1e9);
    }
  }

  /** Without their versions. */
  private static List<String> componentsOf(JsonNode bom) {
    return StreamSupport.stream(bom.path("components").spliterator(), false)
        .map(component -> component.path("purl").asText().replaceAll("@.*", ""))
        .toList();
  }

  @Test
  void becomesReadyAsTheChartStartsIt() throws IOException {
    int port = freePort();
    var chart = Chart.render(Map.of("healthPort", Integer.toString(port)));
    chart.install(ControlPlane.shared().admin());
    Deployment deployment = deploymentIn(chart);
    var pod = deployment.getSpec().getTemplate().getSpec();
    var context = pod.getSecurityContext();
    // As the user of the image, or as the one a platform gives the namespace.
    assertThat(context.getRunAsUser()).isNull();
    assertThat(context.getRunAsNonRoot()).isTrue();

    Config config =
        ControlPlane.shared()
            .configFor(deployment.getMetadata().getNamespace(), pod.getServiceAccountName());
    mountAccount(config, deployment.getMetadata().getNamespace());
    List<String> arguments = pod.getContainers().getFirst().getArgs();
    try (var container = Container.start(image, arguments, environment(config), folder)) {
      within(PATIENCE, () -> "It said: " + container.said())
          .until(
              "the operator in the image is ready or has ended",
              () ->
                  !container.process().isAlive()
                      || (status(port, "/readyz") == 200
                          && container.said().contains("ready to reconcile tenants")));
      assertThat(container.process().isAlive())
          .as("the program has not ended; it said: %s", container.said())
          .isTrue();
      assertThat(container.said()).doesNotContain("ERROR");
    }
  }

  private static boolean setsItsUser(Path file) {
    try {
      return ((int) Files.getAttribute(file, "unix:mode") & 06000) != 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Deployment deploymentIn(Chart chart) {
    return chart.objects().stream()
        .filter(o -> o.getKind().equals("Deployment"))
        .map(o -> Serialization.unmarshal(Serialization.asYaml(o), Deployment.class))
        .findFirst()
        .orElseThrow();
  }

  /** What the kubelet puts into every container that asks for its account's token. */
  private static void mountAccount(Config config, String namespace) throws IOException {
    Path account =
        Files.createDirectories(
            image.root().resolve("var/run/secrets/kubernetes.io/serviceaccount"));
    Files.writeString(account.resolve("token"), config.getOauthToken());
    Files.writeString(account.resolve("namespace"), namespace);
    Files.write(account.resolve("ca.crt"), Base64.getDecoder().decode(config.getCaCertData()));
  }

  private static Map<String, String> environment(Config config) {
    URI server = URI.create(config.getMasterUrl());
    return Map.of(
        "KUBERNETES_SERVICE_HOST", server.getHost(),
        "KUBERNETES_SERVICE_PORT", Integer.toString(server.getPort()));
  }

  private static int status(int port, String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(Duration.ofSeconds(2))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

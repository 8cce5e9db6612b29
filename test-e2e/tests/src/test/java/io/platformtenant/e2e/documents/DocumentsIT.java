package io.platformtenant.e2e.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.e2e.documents.Documents.Block;
import io.platformtenant.operator.cli.Main;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.tenants.Overrides;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the documents show works. A {@code sh} block is run as it stands, in the checkout, and a
 * {@code text} block right after it is what it prints; a {@code console} block needs something that
 * is not here, and is counted. A {@code yaml} block of our kinds is accepted and rendered.
 */
class DocumentsIT {
  private static final TenantYaml FOLLOWER = TenantYaml.named("follower").environment("dev");

  private final Documents documents = Documents.here();
  @TempDir private Path folder;

  @BeforeAll
  static void installChart() {
    Chart.render(Map.of()).install(ControlPlane.shared().admin());
  }

  @Test
  void everyCommandShownWorksAndPrintsWhatIsShown() throws Exception {
    List<Block> commands = documents.blocks("sh");
    assertThat(commands).isNotEmpty();
    for (Block command : commands) {
      String printed = run(command);
      Block shown = documents.after(command);
      if (shown != null) {
        assertThat(printed).as("what %s prints", command.where()).isEqualTo(shown.text());
      }
    }
    List<Block> elsewhere = documents.blocks("console");
    System.out.printf(
        "documents: %d command blocks ran, %d need something that is not here: %s%n",
        commands.size(), elsewhere.size(), elsewhere.stream().map(Block::where).toList());
  }

  @Test
  void everyManifestShownIsAcceptedAndRendered() throws IOException {
    List<Block> manifests =
        documents.blocks("yaml").stream()
            .filter(b -> b.text().contains(ApiGroup.NAME))
            // A file of the API server, and no object of it.
            .filter(b -> !b.text().contains("apiVersion: audit.k8s.io/"))
            .toList();
    assertThat(manifests).isNotEmpty();
    for (Block manifest : manifests) {
      accept(manifest.where(), manifest.text());
      if (manifest.text().contains("kind: PlatformTenantOverride")) {
        // Nothing becomes of it but in a frozen tenant.
        continue;
      }
      render(manifest.where(), withItsOtherHalf(manifest.text()));
    }
  }

  @Test
  void everyExampleIsAcceptedAndRendered() throws IOException {
    assertThat(documents.examples()).isNotEmpty();
    for (Path example : documents.examples()) {
      accept(example.getFileName().toString(), Files.readString(example));
    }
    render("examples", List.of(documents.root().resolve("examples")));
  }

  @Test
  void everyManifestForArgoCdIsAccepted() throws IOException {
    assertThat(documents.ofArgoCd()).hasSize(3);
    for (Path manifest : documents.ofArgoCd()) {
      accept(manifest.getFileName().toString(), Files.readString(manifest));
    }
  }

  private String run(Block command) throws IOException, InterruptedException {
    Path errors = folder.resolve("stderr");
    var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", command.text());
    builder.directory(documents.root().toFile()).redirectError(errors.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().put("PLATFORMTENANT_NO_BUILD", "true");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("%s ends", command.where()).isTrue();
    assertThat(process.exitValue())
        .as("%s: %s", command.where(), Files.readString(errors))
        .isZero();
    return printed;
  }

  private static void accept(String where, String manifest) {
    var tree = Serialization.unmarshal(manifest, ObjectNode.class);
    // One of these is made by somebody who is on call, and now.
    ClusterUser by =
        Overrides.isOne(tree)
            ? new Rights(ControlPlane.shared().admin()).onCall("on-call")
            : ClusterUser.admin(ControlPlane.shared().admin());
    var object =
        Serialization.unmarshal(
            Overrides.isOne(tree) ? Overrides.madeNow(tree, by.name()).toString() : manifest,
            GenericKubernetesResource.class);
    var live =
        by.client()
            .resource(object)
            .dryRun()
            .fieldValidation(Validation.STRICT)
            .fieldManager("documents")
            .forceConflicts()
            .serverSideApply();
    assertThat(live.getMetadata().getName()).as(where).isEqualTo(object.getMetadata().getName());
  }

  /** A tenant with the example class, a class with a tenant that follows it. */
  private List<Path> withItsOtherHalf(String manifest) throws IOException {
    Path file = Files.writeString(folder.resolve("shown.yaml"), manifest);
    if (manifest.contains("kind: PlatformTenantClass")) {
      var shown = Serialization.unmarshal(manifest, GenericKubernetesResource.class);
      Path follower = folder.resolve("follower.yaml");
      Files.writeString(follower, FOLLOWER.ofClass(shown.getMetadata().getName()).yaml());
      return List.of(file, follower);
    }
    return List.of(file, documents.root().resolve("examples/class-standard.yaml"));
  }

  private static void render(String where, List<Path> paths) {
    var out = new StringWriter();
    var errors = new StringWriter();
    var arguments = new java.util.ArrayList<>(List.of("render", "-o", "tree"));
    paths.forEach(p -> arguments.add(p.toString()));
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .execute(arguments.toArray(String[]::new));
    assertThat(code).as("rendering %s: %s", where, errors).isZero();
    assertThat(out.toString()).contains("foundation");
  }
}

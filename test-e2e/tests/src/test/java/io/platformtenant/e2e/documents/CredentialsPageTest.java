package io.platformtenant.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.platformtenant.operator.cli.Main;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tenants become under the classes that the page about credentials shows. */
class CredentialsPageTest {
  private static final Shown PAGE = Shown.on("credentials.md");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** No cloud is asked: what is seen is what Flux is told. */
  @Test
  void aTenantIsKnownToItsCloudAndHasNoSecret() throws IOException {
    JsonNode made = made("by-identity");

    assertThat(
            find(made, "ServiceAccount", "identity-reader")
                .at("/metadata/annotations/eks.amazonaws.com~1role-arn")
                .asText())
        .isEqualTo("arn:aws:iam::111122223333:role/flux-hello");
    JsonNode source = find(made, "OCIRepository", "platform-base").path("spec");
    assertThat(source.path("serviceAccountName").asText()).isEqualTo("identity-reader");
    assertThat(source.path("provider").asText()).isEqualTo("aws");
    JsonNode stage = find(made, "Kustomization", "platform-credentials").path("spec");
    assertThat(stage.at("/decryption/serviceAccountName").asText()).isEqualTo("identity-reader");
    assertThat(made.toString()).doesNotContain("secretRef");
  }

  @Test
  void everyHomeIsFilledFromAFolderByItsOwnAccount() throws IOException {
    for (String shown : List.of("from-a-vault", "from-git")) {
      JsonNode stage = find(made(shown), "Kustomization", "platform-credentials").path("spec");
      assertThat(stage.path("targetNamespace").asText()).isEqualTo("tenant-hello");
      assertThat(stage.path("serviceAccountName").asText()).isEqualTo("platform-home-reconciler");
    }
  }

  @Test
  void theFileForAllHomesIsFilledIn() throws IOException {
    JsonNode stage =
        find(made("from-a-vault"), "Kustomization", "platform-credentials").path("spec");
    assertThat(stage.at("/postBuild/substitute/tenant").asText()).isEqualTo("hello");
  }

  @Test
  void aHomeReadsItsOwnFolderWithItsOwnKey() throws IOException {
    JsonNode stage = find(made("from-git"), "Kustomization", "platform-credentials").path("spec");
    assertThat(stage.path("path").asText()).endsWith("homes/hello");
    assertThat(stage.at("/decryption/secretRef/name").asText()).isEqualTo("platform-sops");
  }

  private JsonNode made(String shownClass) throws IOException {
    Path ofClass = folder.resolve(shownClass + ".yaml");
    Files.writeString(ofClass, PAGE.manifest("PlatformTenantClass", shownClass));
    Path tenant = folder.resolve("tenant.yaml");
    Files.writeString(
        tenant, TenantYaml.named("hello").environment("dev").ofClass(shownClass).yaml());
    return rendered(ofClass, tenant);
  }

  private static JsonNode rendered(Path ofClass, Path tenant) throws JsonProcessingException {
    var out = new StringWriter();
    var errors = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .execute("render", "-o", "json", ofClass.toString(), tenant.toString());
    assertThat(code).as(errors.toString()).isZero();
    return JSON.readTree(out.toString()).path("items");
  }

  private static JsonNode find(JsonNode made, String kind, String name) {
    return StreamSupport.stream(made.spliterator(), false)
        .filter(o -> o.path("kind").asText().equals(kind))
        .filter(o -> o.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + made));
  }
}

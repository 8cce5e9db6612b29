package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.platformtenant.operator.cli.diff.DiffCommand;
import io.platformtenant.testkit.tenants.Manifest;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What somebody who reviews a change asks first: what it says is what then happens. */
final class DiffIT extends SharedStory {
  private static final TenantYaml CHANGED =
      TENANT
          .without("environments/staging")
          .without("delivery/applications/api/environments/staging")
          .with(
              """
              description: "Payments, and refunds"
              delivery:
                applications:
                  - name: web
                    source: {repoURL: "https://git.example.com/payments/deploy.git", path: apps/web}
              """);

  @TempDir private Path folder;

  private record Said(int code, String out) {}

  @BeforeEach
  void applyClass() {
    corner.apply(CLASS);
  }

  /** Each test has one of its own: what one takes out of it another would have to be handed. */
  private String onboard(String name) {
    String tenant = corner.id() + name;
    corner.apply(TENANT.called(tenant));
    untilReady(tenant);
    return tenant;
  }

  @Test
  void whatItSaysIsWhatHappens() throws IOException {
    String id = onboard("a");
    assertThat(diff("--tenant", id)).isEqualTo(new Said(0, ""));

    Said said = diff("--tenant", id, file(CHANGED.called(id)));
    assertThat(said.code()).as(said.out()).isEqualTo(1);
    assertThat(said.out())
        .startsWith("PlatformTenant " + id + ": ")
        .contains("\n+ " + parts(id).application("web", "prod").brief() + "\n")
        .contains("\n~ " + parts(id).project().brief() + "\n")
        .contains("\n    spec.description: → \"Payments, and refunds\"\n")
        .contains("\n- " + parts(id).application("api", "staging").brief() + "\n")
        .contains(
            "\n- " + parts(id).namespace("staging").brief() + "  (it stays, without our marks)\n");

    corner.apply(CHANGED.called(id));
    eventually(
        "nothing is left to do",
        () -> diff("--tenant", id, file(CHANGED.called(id))).equals(new Said(0, "")));
    assertThat(corner.exists(parts(id).application("web", "prod"))).isTrue();
    assertThat(corner.exists(parts(id).application("api", "staging"))).isFalse();
  }

  /** A class in a file is held against all that follow it. */
  @Test
  void aClassTellsWhatItWouldDoToItsTenants() throws IOException {
    String id = onboard("b");
    Said said =
        diff(
            file(
                CLASS.with(
                    """
                    namespaceProfiles:
                      - name: default
                        resourceQuota: {hard: {pods: "7"}}
                    """)));

    assertThat(said.code()).as(said.out()).isEqualTo(1);
    assertThat(said.out()).contains("PlatformTenant " + id + ": ").contains("ResourceQuota ");
  }

  @Test
  void whatTheRulesRefuseIsRefusedHereToo() throws IOException {
    String id = onboard("c");

    Said said =
        diff("--tenant", id, "--as-class", "there-is-none", "-o", "json", file(TENANT.called(id)));

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("\"rule\" : \"PT000\"").contains("there-is-none");
  }

  private String file(Manifest<?> manifest) throws IOException {
    return Files.writeString(
            folder.resolve("contract.yaml"), manifest.toString().replace("{id}", corner.id()))
        .toString();
  }

  private Said diff(String... words) {
    var out = new StringWriter();
    var command =
        new DiffCommand(
            context -> new KubernetesClientBuilder().withConfig(admin.getConfiguration()).build());
    int code = new CommandLine(command).setOut(new PrintWriter(out)).execute(words);
    return new Said(code, out.toString());
  }
}

package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.platformtenant.e2e.stories.HandMade;
import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.engines.real.ArgoApi;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A project made by hand, at the real Argo CD: what runs and who may look notice nothing. */
class AdoptionEngineIT extends LifeStory {
  private final ArgoApi argo = engines.argoApi();
  private final String tenant = corner.id() + "a";
  private final String dev = tenant + "-dev";
  private final Parts parts = parts(tenant);

  @Test
  void aHandMadeProjectIsAdoptedWithoutASyncARestartOrALostToken() {
    corner.apply(ClassYaml.named("class-{id}").with("guardrails: {adoption: [Adopt]}"));
    git.push(deploy(tenant), Map.of("web/web.yaml", Landscape.configMap("web", "says: hello")));
    corner.apply(new HandMade(tenant, from(tenant, "web")).handedOver());
    eventually("it is delivered", () -> phase().equals("Succeeded"));
    Call looks =
        new ArgoUser(argo.projectToken(tenant, "deployer"))
            .get("/api/v1/applications/" + tenant + "-web-dev");
    eventually("its token is good", () -> looks.on(argo).granted());
    List<JsonNode> synced = syncs();
    String running = running();

    corner.apply(
        Samples.SMALL_TENANT
            .called(tenant)
            .with("lifecycle: {adoption: Adopt}")
            .with(
                "delivery: {applications: [{name: web, source: %s}]}"
                    .formatted(from(tenant, "web"))));
    untilReady(tenant);

    assertThat(corner.hasMark(parts.project())).isTrue();
    assertThat(looks.on(argo).granted()).as("its token").isTrue();
    assertThat(running()).as("what runs").isEqualTo(running);
    assertThat(syncs()).as("syncs").isEqualTo(synced);

    git.push(deploy(tenant), Map.of("web/web.yaml", Landscape.configMap("web", "says: bye")));
    eventuallySays(dev, "web", "says", "bye");
    assertThat(looks.on(argo).granted()).as("its token after a sync").isTrue();
  }

  private JsonNode status() {
    return status(ManagedKind.APPLICATION, "argocd", tenant + "-web-dev");
  }

  private String phase() {
    return status().at("/operationState/phase").asText();
  }

  /** The last operation, and all those before that are remembered. */
  private List<JsonNode> syncs() {
    return List.of(status().at("/operationState/startedAt"), status().path("history"));
  }

  private String running() {
    ObjectMeta web = admin.configMaps().inNamespace(dev).withName("web").get().getMetadata();
    return web.getUid() + " " + web.getResourceVersion();
  }
}

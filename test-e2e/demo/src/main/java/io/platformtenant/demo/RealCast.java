package io.platformtenant.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.platformtenant.engines.hosts.ExampleHosts;
import io.platformtenant.engines.real.ArgoApi;
import io.platformtenant.engines.real.EngineModule;
import io.platformtenant.engines.real.LocalEngines;
import io.platformtenant.testkit.controlplane.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Flux and Argo CD themselves, and the hosts that the examples name. */
record RealCast(LocalEngines engines, ExampleHosts hosts) implements Cast {
  private static final Path REPOSITORIES = Path.of("test-e2e", "engines", "repositories");

  static RealCast start(Terminal terminal) {
    Consumer<String> progress = line -> terminal.line("", Actor.KUBERNETES, Terminal.brief(line));
    try {
      var hosts = ExampleHosts.start(REPOSITORIES, progress);
      terminal.line("", Actor.PERSON, "pushes " + REPOSITORIES + " to Git, chart and OCI hosts");
      var engines =
          LocalEngines.start(
              ControlPlane.start(progress), hosts.git(), hosts.environment(), progress);
      terminal.line("", Actor.FLUX, versions(EngineModule.SOURCE_CONTROLLER));
      terminal.line("", Actor.FLUX, versions(EngineModule.KUSTOMIZE_CONTROLLER));
      terminal.line("", Actor.ARGO_CD, versions(EngineModule.ARGO_CD));
      return new RealCast(engines, hosts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String versions(EngineModule module) {
    return module.program(line -> {}).getFileName() + " " + module.version();
  }

  @Override
  public ControlPlane controlPlane() {
    return engines.plane();
  }

  @Override
  public boolean simulated() {
    return false;
  }

  @Override
  public Duration patience() {
    return Duration.ofMinutes(2);
  }

  @Override
  public List<HasMetadata> secretsIn(String home) {
    return List.of(
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace(home)
            .withName("git-read")
            .endMetadata()
            .addToStringData("username", ExampleHosts.READER)
            .addToStringData("password", ExampleHosts.PASSWORD)
            .build());
  }

  @Override
  public void sync(String project, String role, String application) {
    ArgoApi api = engines.argoApi();
    api.call(
            api.projectToken(project, role),
            "POST",
            "/api/v1/applications/" + application + "/sync",
            JsonNodeFactory.instance.objectNode())
        .json();
  }

  @Override
  public String toTry() {
    var api = engines.argoApi();
    return """
        kubectl -n tenant-payments create secret generic git-read \\
          --from-literal=username=%1$s --from-literal=password=%2$s

        # Argo CD's API, as its administrator
        export ARGOCD=%3$s
        token=$(curl -s -H 'Content-Type: application/json' $ARGOCD/api/v1/session \\
          -d '{"username":"admin","password":"%4$s"}' | cut -d'"' -f4)
        curl -s -H "Authorization: Bearer $token" $ARGOCD/api/v1/applications/search-frontend-dev
        argocd login %5$s --plaintext --username admin --password %4$s

        # a push, and the word to Argo CD that a webhook would bring
        (cd %6$s &&
          sed -i 's/replicas: 0/replicas: 0\\n  revisionHistoryLimit: 3/' frontend/frontend.yaml &&
          git -c user.name=me -c user.email=me@example.com commit -qam "Keep less history")
        kubectl -n argocd annotate application search-frontend-dev argocd.argoproj.io/refresh=normal
        kubectl -n search-dev wait deployment frontend --for=jsonpath='{.spec.revisionHistoryLimit}'=3
        """
        .formatted(
            ExampleHosts.READER,
            ExampleHosts.PASSWORD,
            api.server(),
            ArgoApi.PASSWORD,
            api.server().getAuthority(),
            hosts.git().folder("search/deploy"));
  }

  @Override
  public void close() {
    engines.close();
    try {
      hosts.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

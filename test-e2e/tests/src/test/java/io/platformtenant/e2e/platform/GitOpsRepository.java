package io.platformtenant.e2e.platform;

import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.real.GitServer;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.release.InstallFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The repository that the documents show, served by a Git host of the test: its manifests as they
 * are, but for addresses, with the file of the release in it and more tenants like its smallest.
 */
final class GitOpsRepository {
  private static final Path SHOWN = ChartFolder.find().resolve("../../docs/gitops-repository");
  private static final String HOST = "https://git.example.com/";
  private static final String PLATFORM = "platform/tenants";
  private static final String LIKE = "ledger";
  private static final String RELEASED = "v1.4.0";
  private static final List<String> TEAMS = List.of(LIKE, "payments", "search");

  private final GitServer git;
  private final String address;

  GitOpsRepository(GitServer git) {
    this.git = git;
    this.address = git.url(PLATFORM).replace(PLATFORM + ".git", "");
  }

  /** Every tenant of the documents, and so many more. */
  List<String> push(int more) {
    Map<String, String> files = new TreeMap<>(shown());
    files.put("operator/install.yaml", new InstallFile(Chart.render(Map.of()), "test").text());
    List<String> others = Stream.iterate(1, i -> i + 1).limit(more).map(i -> "team-" + i).toList();
    others.forEach(team -> files.putAll(likeTheSmallest(team)));
    git.create(PLATFORM).commit(files);
    TEAMS.forEach(this::pushDeployments);
    return Stream.concat(TEAMS.stream(), others.stream()).toList();
  }

  private Map<String, String> shown() {
    Map<String, String> files = new TreeMap<>();
    try (var paths = Files.walk(SHOWN)) {
      for (Path path : paths.filter(GitOpsRepository::isApplied).toList()) {
        files.put(SHOWN.relativize(path).toString(), here(Files.readString(path)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** What begins with a dot is for people who change it. */
  private static boolean isApplied(Path path) {
    return Files.isRegularFile(path) && !SHOWN.relativize(path).toString().startsWith(".");
  }

  private String here(String manifest) {
    return manifest.replace(HOST, address).replace("/deploy\n", "/deploy.git\n");
  }

  /** Its file without what it delivers, and the Kustomization that brings it. */
  private Map<String, String> likeTheSmallest(String team) {
    var shown = shown();
    String tenant = shown.get("tenants/" + LIKE + "/tenant.yaml");
    return Map.of(
        "tenants/" + team + "/tenant.yaml",
        tenant.substring(0, tenant.indexOf("  delivery:")).replace(LIKE, team),
        "clusters/production/tenants/" + team + ".yaml",
        shown.get("clusters/production/tenants/" + LIKE + ".yaml").replace(LIKE, team));
  }

  private void pushDeployments(String team) {
    var deployed = git.create(team + "/deploy");
    deployed.commit(
        Stream.of("staging", "prod")
            .collect(
                toMap(
                    environment -> "overlays/" + environment + "/config.yaml",
                    environment -> Landscape.configMap(team, "is: " + environment))));
    deployed.tag(RELEASED);
  }

  /** What is applied by hand, once. */
  void bootstrap(KubernetesClient admin, String engine) {
    String manifests = shown().get("bootstrap/" + engine + ".yaml");
    admin
        .load(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)))
        .items()
        .forEach(object -> admin.resource(object).serverSideApply());
  }
}

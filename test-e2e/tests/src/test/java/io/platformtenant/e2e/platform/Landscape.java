package io.platformtenant.e2e.platform;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.engines.real.GitRepository;
import io.platformtenant.engines.real.GitServer;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Git repositories of one story, and the webhooks that tell both engines of a push. */
final class Landscape {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  private final KubernetesClient admin;
  private final GitServer git;
  private final Map<String, GitRepository> repositories = new HashMap<>();

  Landscape(KubernetesClient admin, GitServer git) {
    this.admin = admin;
    this.git = git;
  }

  /** The address of a repository, whether it is there or not. */
  String url(String repository) {
    return git.url(repository);
  }

  /**
   * Commits files to a repository, which is made at its first commit, and tells the engines.
   *
   * @param files text by path; null deletes one
   * @return the commit
   */
  String push(String repository, Map<String, String> files) {
    String commit = repositories.computeIfAbsent(repository, git::create).commit(files);
    tellEngines(repository);
    return commit;
  }

  /** Commits a symbolic link beside what is there; nobody is told. */
  void link(String repository, String path, Path target) {
    repositories.computeIfAbsent(repository, git::create).link(path, target);
  }

  /** Names what was pushed last. */
  void tag(String repository, String name) {
    repositories.get(repository).tag(name);
  }

  /** What the webhook of a Git host does: it asks for what names the repository at once. */
  void tellEngines(String repository) {
    annotate(ManagedKind.GIT_REPOSITORY, repository, "reconcile.fluxcd.io/requestedAt", now());
    annotate(ManagedKind.APPLICATION, repository, "argocd.argoproj.io/refresh", "hard");
    annotate(
        ManagedKind.APPLICATION_SET,
        repository,
        "argocd.argoproj.io/application-set-refresh",
        "true");
  }

  /** Takes a repository away; the next push makes it anew. */
  void delete(String repository) {
    repositories.remove(repository);
    git.delete(repository);
    tellEngines(repository);
  }

  private void annotate(ManagedKind kind, String repository, String key, String value) {
    String patch = "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(key, value);
    var all = admin.genericKubernetesResources(Contexts.of(kind));
    all.inAnyNamespace().list().getItems().stream()
        .filter(o -> o.getAdditionalProperties().get("spec").toString().contains(url(repository)))
        .forEach(
            o ->
                all.inNamespace(o.getMetadata().getNamespace())
                    .withName(o.getMetadata().getName())
                    .patch(MERGE, patch));
  }

  private static String now() {
    return Clock.systemUTC().instant().toString();
  }

  /** A ConfigMap as a team writes it into Git. */
  static String configMap(String name, String... data) {
    var text = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}");
    Optional.of(List.of(data))
        .filter(d -> !d.isEmpty())
        .ifPresent(d -> text.append("\ndata: {").append(String.join(", ", d)).append('}'));
    return text.append('\n').toString();
  }
}

package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.engines.standins.machine.Trees;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What an AppProject permits, without the {@code !} patterns the operator never writes. */
public record ArgoProject(String name, JsonNode spec) {

  static ArgoProject of(GenericKubernetesResource project) {
    return new ArgoProject(project.getMetadata().getName(), Trees.spec(project));
  }

  public boolean permitsSource(String url) {
    var wanted = normal(url);
    return Trees.items(spec.path("sourceRepos"))
        .anyMatch(glob -> ArgoGlob.matchesPath(normal(glob.asText()), wanted));
  }

  // Within one entry server and name are alternatives, as in Argo CD.
  boolean permitsDestination(ArgoCluster cluster, String namespace) {
    return Trees.items(spec.path("destinations"))
        .filter(entry -> ArgoGlob.matches(entry.path("namespace").asText(), namespace))
        .anyMatch(
            entry ->
                named(entry.path("server").asText(), cluster.server())
                    || named(entry.path("name").asText(), cluster.name()));
  }

  /** The user to impersonate there: the first entry that matches. */
  public Optional<String> userFor(ArgoCluster cluster, String namespace) {
    return Trees.items(spec.path("destinationServiceAccounts"))
        .filter(entry -> ArgoGlob.matches(entry.path("server").asText(), cluster.server()))
        .filter(entry -> ArgoGlob.matches(entry.path("namespace").asText(), namespace))
        .map(entry -> entry.path("defaultServiceAccount").asText())
        .map(account -> account.contains(":") ? account : namespace + ":" + account)
        .map(account -> "system:serviceaccount:" + account)
        .findFirst();
  }

  /**
   * Whether a window holds back a sync of an Application there now. One by hand gets through where
   * every window that holds says so (argo-cd, types.go, SyncWindows.CanSync).
   */
  boolean holdsBack(ArgoApp app, boolean byHand) {
    return Trees.items(spec.path("syncWindows"))
        .filter(window -> window.path("kind").asText().equals("deny"))
        .filter(window -> ArgoTime.isIn(window, Instant.now()))
        .filter(window -> !byHand || !window.path("manualSync").asBoolean())
        .anyMatch(
            window ->
                anyOf(window.path("applications"), app.key().name())
                    || anyOf(window.path("namespaces"), app.namespace()));
  }

  private static boolean anyOf(JsonNode globs, String name) {
    return Trees.items(globs).anyMatch(glob -> ArgoGlob.matches(glob.asText(), name));
  }

  /** Whether Applications of this namespace may use a project that lives in that one. */
  boolean admits(String projectNamespace, String namespace) {
    return namespace.equals(projectNamespace)
        || Trees.items(spec.path("sourceNamespaces"))
            .anyMatch(glob -> ArgoGlob.matches(glob.asText(), namespace));
  }

  private static boolean named(String glob, String value) {
    return !glob.isEmpty() && ArgoGlob.matches(glob, value);
  }

  private static String normal(String url) {
    var lower = url.toLowerCase(Locale.ROOT).strip();
    return lower.endsWith(".git") ? lower.substring(0, lower.length() - 4) : lower;
  }
}

package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.engines.standins.machine.Controller;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.engines.standins.machine.Trees;
import io.platformtenant.engines.standins.machine.Writes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Argo CD does with AppProjects: hold one back while it is used, and keep its tokens. */
final class ArgoProjects {

  // The real one looks again only when the project changes or its cache is re-read, after minutes.
  private static final Duration USERS_POLL = Duration.ofMillis(500);

  private final Engine engine;
  private final Writes server;

  ArgoProjects(Engine engine) {
    this.engine = engine;
    var argocd = Controller.SERVER.client(engine.client());
    this.server = new Writes(kind -> argocd, "argocd");
  }

  Optional<Duration> reconcile(GenericKubernetesResource project) {
    if (!project.isMarkedForDeletion() || !project.hasFinalizer(ArgoApp.FINALIZER)) {
      return Optional.empty();
    }
    if (usersOf(project).findAny().isPresent() || engine.script().holds(ScriptKey.of(project))) {
      return Optional.of(USERS_POLL);
    }
    engine.writes().removeFinalizers(project, Set.of(ArgoApp.FINALIZER));
    engine.narrate(ScriptKey.of(project) + " is gone");
    return Optional.empty();
  }

  void wakeUsersOf(GenericKubernetesResource project) {
    usersOf(project).forEach(engine::wake);
  }

  private Stream<GenericKubernetesResource> usersOf(GenericKubernetesResource project) {
    var name = project.getMetadata().getName();
    var namespace = project.getMetadata().getNamespace();
    var rules = ArgoProject.of(project);
    return engine
        .all(EngineKind.APPLICATION)
        .all()
        .filter(app -> name.equals(app.get("spec", "project")))
        .filter(app -> rules.admits(namespace, app.getMetadata().getNamespace()));
  }

  /** Issues a token as argocd-server does: kept in status, mirrored into the role. */
  long createToken(ScriptKey key, String role) {
    var project =
        engine
            .client()
            .genericKubernetesResources(EngineKind.APP_PROJECT.context())
            .inNamespace(key.namespace())
            .withName(key.name())
            .require();
    var issued = Instant.now().getEpochSecond();
    var token = Trees.JSON.objectNode().put("iat", issued).put("id", role + "-" + issued);
    var wanted = Trees.JSON.objectNode();
    wanted.putObject("metadata").put("resourceVersion", project.getMetadata().getResourceVersion());
    wanted.set("status", stored(project, role, token));
    wanted.putObject("spec").set("roles", mirrored(project, role, token));
    server.merge(project, wanted);
    return issued;
  }

  private static ObjectNode stored(
      GenericKubernetesResource project, String role, ObjectNode token) {
    var status = Trees.status(project);
    status.withObject("jwtTokensByRole").withObject(role).withArray("items").add(token);
    return status;
  }

  private static ArrayNode mirrored(
      GenericKubernetesResource project, String role, ObjectNode token) {
    var roles = Trees.JSON.arrayNode();
    Trees.items(Trees.spec(project).path("roles"))
        .map(entry -> (ObjectNode) entry.deepCopy())
        .forEach(
            entry -> {
              if (entry.path("name").asText().equals(role)) {
                entry.withArray("jwtTokens").add(token);
              }
              roles.add(entry);
            });
    return roles;
  }
}

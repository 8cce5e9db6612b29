package io.platformtenant.demo;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Projects and Applications: what the operator makes of them, and what Argo CD does. */
final class DeliveryTeller implements Teller {
  private final Terminal terminal;
  private final Set<String> openGates = new HashSet<>();

  DeliveryTeller(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void tell(Change change, Scene scene) {
    switch (change.thing().kind()) {
      case "AppProject" -> tellProject(change, change.thing());
      case "Application" -> tellApplication(change, change.thing(), scene);
      default -> {}
    }
  }

  private void tellProject(Change change, Thing project) {
    if (project.tenant().isEmpty()) {
      return;
    }
    if (change.came()) {
      say(
          project,
          Actor.OPERATOR,
          "AppProject " + project.name() + " may deliver to " + places(project));
    } else if (change.went()) {
      say(project, Actor.OPERATOR, "AppProject " + project.name() + " is gone");
    } else if (change.isNew(DeliveryTeller::places)) {
      say(
          project,
          Actor.KUBERNETES,
          "AppProject " + project.name() + " may deliver to " + places(project));
    }
  }

  private static String places(Thing project) {
    return project
        .each("/spec/destinations")
        .map(d -> d.path("namespace").asText())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private void tellApplication(Change change, Thing application, Scene scene) {
    String name = application.name();
    if (change.came()) {
      tellGate(application, scene);
      say(application, Actor.OPERATOR, "Application " + name);
    } else if (change.went()) {
      say(application, Actor.ARGO_CD, name + " is gone, with all it had delivered");
    } else if (change.became(Thing::isLeaving)) {
      say(application, Actor.OPERATOR, "deletes Application " + name + " and waits for the engine");
    } else if (change.isNew(DeliveryTeller::state)) {
      say(application, Actor.ARGO_CD, name + " is " + state(application));
    }
  }

  /** The first Application of an environment is its gate opening. */
  private void tellGate(Thing application, Scene scene) {
    boolean none =
        scene
            .find("PlatformTenant", application.tenant())
            .filter(t -> t.text("/spec/delivery/gate").equals("None"))
            .isPresent();
    String environment = application.environment();
    if (!none && openGates.add(application.tenant() + "/" + environment)) {
      say(application, Actor.OPERATOR, "the gate of " + environment + " opens");
    }
  }

  private static String state(Thing application) {
    String sync = application.text("/status/sync/status");
    String health = application.text("/status/health/status");
    boolean automated = application.json().at("/spec/syncPolicy").has("automated");
    if (sync.equals("OutOfSync") && !automated && !isBusy(application)) {
      return "OutOfSync and waits for a person to sync it";
    }
    return sync.equals("Synced") && health.equals("Healthy") ? "Synced and Healthy" : "";
  }

  /** Whether a sync is asked for, or was done and is not yet looked at, or it is leaving. */
  private static boolean isBusy(Thing application) {
    String revision = application.text("/status/sync/revision");
    boolean justSynced =
        !revision.isEmpty()
            && application.text("/status/operationState/syncResult/revision").equals(revision);
    return application.isLeaving() || application.json().has("operation") || justSynced;
  }

  private void say(Thing thing, Actor actor, String text) {
    terminal.line(thing.tenant(), actor, text);
  }
}

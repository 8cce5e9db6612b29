package io.platformtenant.e2e.platform;

import io.platformtenant.e2e.platform.ProjectStory.Tiers;
import io.platformtenant.testkit.controlplane.ControlPlane;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the people of a tenant try at Argo CD's API. */
final class ProjectAttempts {
  private final Tiers us;
  private final ArgoUser administrator;
  private final String ours;
  private final String theirs;
  private final InstanceAttempts instance;

  ProjectAttempts(
      Tiers us,
      ArgoUser administrator,
      String ours,
      String theirs,
      String id,
      String repository,
      ControlPlane plane) {
    this.us = us;
    this.administrator = administrator;
    this.ours = ours;
    this.theirs = theirs;
    this.instance =
        new InstanceAttempts(us.deployer(), administrator, ours, theirs, id, repository, plane);
  }

  Stream<Attempt> all() {
    return Stream.of(
            nextDoor(), aboveTheTier(), changes(), instance.projects(), instance.settings())
        .flatMap(List::stream);
  }

  /** Calls that take away what the permitted ones made. */
  List<Call> traces() {
    return instance.traces();
  }

  /** What is another tenant's. */
  private List<Attempt> nextDoor() {
    return List.of(
        abroad("reads another tenant's application", t -> us.viewer().get(staging(t))),
        abroad("reads its resources", t -> us.viewer().get(staging(t) + "/resource-tree")),
        abroad("reads what is managed", t -> us.viewer().get(staging(t) + "/managed-resources")),
        abroad("reads its manifests", t -> us.viewer().get(staging(t) + "/manifests")),
        abroad("reads its events", t -> us.viewer().get(staging(t) + "/events")),
        abroad("reads its logs", t -> us.viewer().get(staging(t) + "/logs?" + web(t, "staging"))),
        abroad(
            "reads one of its objects",
            t -> us.viewer().get(staging(t) + "/resource?" + configMap(t, "staging"))),
        abroad(
            "reads its set", t -> us.viewer().get("/api/v1/applicationsets/" + t + "-jobs-prod")),
        abroad("reads its project", t -> us.viewer().get("/api/v1/projects/" + t)),
        abroad("syncs it", t -> us.deployer().post(staging(t) + "/sync", "{}")),
        abroad("restarts it", t -> us.deployer().post(staging(t) + ACTION, act(t, "restart"))),
        abroad("syncs its prod", t -> us.approver().post(prod(t) + "/sync", "{}")));
  }

  private Attempt abroad(String name, Function<String, Call> call) {
    return new Attempt(name, call.apply(theirs), call.apply(ours));
  }

  /** What another tier may, or the same tier in the other kind of environment. */
  private List<Attempt> aboveTheTier() {
    Function<ArgoUser, Call> syncsStaging = who -> who.post(staging(ours) + "/sync", "{}");
    Function<ArgoUser, Call> syncsProd = who -> who.post(prod(ours) + "/sync", "{}");
    Function<ArgoUser, Call> restarts =
        who -> who.post(staging(ours) + ACTION, act(ours, "restart"));
    Function<ArgoUser, Call> rollsBack =
        who -> who.post(prod(ours) + "/rollback", "{id: 0, dryRun: true}");
    return List.of(
        beyond("viewer syncs staging", us.viewer(), us.deployer(), syncsStaging),
        beyond("viewer syncs prod", us.viewer(), us.approver(), syncsProd),
        beyond("viewer restarts", us.viewer(), us.deployer(), restarts),
        beyond("viewer rolls back", us.viewer(), us.approver(), rollsBack),
        beyond("deployer syncs prod", us.deployer(), us.approver(), syncsProd),
        beyond("deployer rolls prod back", us.deployer(), us.approver(), rollsBack),
        beyond("approver syncs staging", us.approver(), us.deployer(), syncsStaging),
        beyond("approver restarts", us.approver(), us.deployer(), restarts),
        new Attempt(
            "deployer restarts in prod",
            us.deployer().post(prod(ours) + ACTION, act(ours, "restart", "prod")),
            restarts.apply(us.deployer())),
        new Attempt(
            "deployer scales",
            us.deployer().post(staging(ours) + ACTION, act(ours, "scale")),
            restarts.apply(us.deployer())),
        new Attempt(
            "deployer pauses a rollout",
            us.deployer().post(staging(ours) + ACTION, act(ours, "pause")),
            restarts.apply(us.deployer())));
  }

  private static Attempt beyond(
      String name, ArgoUser caller, ArgoUser whoMay, Function<ArgoUser, Call> call) {
    return new Attempt(name, call.apply(caller), call.apply(whoMay));
  }

  /** What no tier may, in its own project. */
  private List<Attempt> changes() {
    String object = staging(ours) + "/resource?" + configMap(ours, "staging");
    return List.of(
        reserved("patches an object", d -> d.post(object + PATCH, "'{\"data\":{\"a\":\"b\"}}'")),
        reserved("deletes an object", d -> d.delete(object)),
        reserved(
            "syncs manifests of its own",
            d -> d.post(staging(ours) + "/sync", "{dryRun: true, manifests: ['{}']}")),
        reserved(
            "patches an application",
            d -> d.patch(staging(ours), "{patch: '[]', patchType: json}")));
  }

  private Attempt reserved(String name, Function<ArgoUser, Call> call) {
    return beyond("deployer " + name, us.deployer(), administrator, call);
  }

  private static final String ACTION = "/resource/actions/v2";
  private static final String PATCH = "&patchType=application/merge-patch%2Bjson";

  private static String staging(String tenant) {
    return ProjectStory.application(tenant, "staging");
  }

  private static String prod(String tenant) {
    return ProjectStory.application(tenant, "prod");
  }

  private static String act(String tenant, String action) {
    return act(tenant, action, "staging");
  }

  private static String act(String tenant, String action, String environment) {
    return "{namespace: %s-%s, resourceName: web, group: apps, version: v1, kind: Deployment, action: %s}"
        .formatted(tenant, environment, action);
  }

  private static String web(String tenant, String environment) {
    return "namespace=%s-%s&resourceName=web&group=apps&version=v1&kind=Deployment"
        .formatted(tenant, environment);
  }

  private static String configMap(String tenant, String environment) {
    return "namespace=%s-%s&resourceName=api&version=v1&kind=ConfigMap"
        .formatted(tenant, environment);
  }
}

package io.platformtenant.operator.change.standstill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.residue.StageExit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stops the engines at an object of a suspended tenant, and what lets them go on, each as a
 * merge patch of exactly this version. That it was us stands on the object, so that nobody has to
 * remember it: what somebody else suspended is not written, and stays suspended afterwards.
 *
 * <p>Argo CD is stopped in the project, by a window that is always open: it holds for what a set
 * makes as well, and for whoever presses Sync. A set changes and takes away its Applications
 * whatever their project says, with all that they delivered; so it is told to leave alone those
 * that are there (argo-cd, applicationset/utils/policy.go).
 */
public final class Suspension {
  /** Stands for no plan, so that the next one that holds is an update and not drift put back. */
  private static final String NO_PLAN = "suspended";

  private static final String FIELD = "/spec/suspend";
  private static final String SYNC_OF_SETS = "applicationsSync";
  private static final String LEAVE_ALONE = "create-only";
  private static final ObjectNode WINDOW = window();

  private Suspension() {}

  /** Whether a tenant is to be left as it is. */
  public static boolean isAskedFor(PlatformTenant tenant) {
    return Boolean.TRUE.equals(tenant.getSpec().suspend());
  }

  /** Whether it is known if it is: of what can not be read nothing is concluded. */
  public static boolean isRead(PlatformTenant tenant) {
    return tenant.unread().stream()
        .map(part -> part.field().toString())
        .noneMatch(Suspension::isAround);
  }

  private static boolean isAround(String unread) {
    return (FIELD + "/").startsWith(unread + "/");
  }

  /** Whether an engine is yet to be stopped anywhere. */
  public static boolean isDueIn(Observed seen) {
    return seen.objects().entrySet().stream()
        .anyMatch(o -> stop(o.getKey(), o.getValue()).isPresent());
  }

  /** Whether we stopped an engine anywhere. */
  public static boolean isIn(Observed seen) {
    return seen.objects().entrySet().stream().anyMatch(o -> isOn(o.getKey(), o.getValue()));
  }

  /** Whether we stopped the engine of an object. */
  public static boolean isOn(ObjectId id, JsonNode live) {
    return id.kind().purpose() == Purpose.PROJECT
        ? windows(live).anyMatch(WINDOW::equals)
        : live.at("/metadata/annotations").has(ApiGroup.SUSPENDED_ANNOTATION);
  }

  /** Empty where nothing is to be stopped any more. */
  public static Optional<ObjectNode> stop(ObjectId id, ObjectNode live) {
    return isTerminating(live)
        ? Optional.empty()
        : switch (id.kind().purpose()) {
          case SOURCE, STAGE -> isSuspended(live) ? Optional.empty() : Optional.of(suspended(live));
          case PROJECT -> isOn(id, live) ? Optional.empty() : Optional.of(shut(live));
          case APPLICATION_SET -> isLeftAlone(live) ? Optional.empty() : Optional.of(leaving(live));
          case NAMESPACE, BOUND, ACCOUNT, BINDING, APPLICATION -> Optional.empty();
        };
  }

  /** Empty where nobody of us stopped anything. */
  public static Optional<ObjectNode> resume(ObjectId id, ObjectNode live) {
    return resume(id, live, Optional.empty());
  }

  /**
   * @param planned as it was planned for now: {@link #keptShut}
   */
  public static Optional<ObjectNode> resume(
      ObjectId id, ObjectNode live, Optional<PlannedObject> planned) {
    if (!isOn(id, live) || isTerminating(live)) {
      return Optional.empty();
    }
    return switch (id.kind().purpose()) {
      case SOURCE, STAGE -> Optional.of(resumed(live));
      case PROJECT -> Optional.of(opened(live, planned.filter(p -> p.isWrittenIn(live))));
      case APPLICATION_SET ->
          Optional.of(
              planned.filter(p -> isLeftAlone(p.body())).isPresent()
                  ? unmarked(live)
                  : acting(live, unmarked(live)));
      case NAMESPACE, BOUND, ACCOUNT, BINDING, APPLICATION -> Optional.empty();
    };
  }

  /** What has a set act again that is on its way out, whoever had it leave alone what is there. */
  public static Optional<ObjectNode> letGo(ObjectId id, ObjectNode set) {
    return resume(id, set)
        .or(
            () ->
                isLeftAlone(set) && !isTerminating(set)
                    ? Optional.of(acting(set, StageExit.ofThisVersion(set)))
                    : Optional.empty());
  }

  /**
   * The same plan, in which Argo CD stays shut out until all of it is in place: else it would sync
   * for a moment what stood there before.
   */
  public static TenantPlan keptShut(TenantPlan plan, Observed seen) {
    return plan.objects().values().stream()
        .filter(o -> o.id().kind().purpose() == Purpose.PROJECT)
        .filter(o -> seen.get(o.id()).filter(live -> isOn(o.id(), live)).isPresent())
        .findFirst()
        .map(project -> plan.with(shut(project)))
        .orElse(plan);
  }

  private static PlannedObject shut(PlannedObject project) {
    ObjectNode body = project.body().deepCopy();
    body.withObject("/spec").set("syncWindows", with(body));
    return as(project, body);
  }

  private static PlannedObject opened(PlannedObject project) {
    ObjectNode body = project.body().deepCopy();
    ArrayNode rest = without(body);
    if (rest.isEmpty()) {
      body.withObject("/spec").remove("syncWindows");
    } else {
      body.withObject("/spec").set("syncWindows", rest);
    }
    return as(project, body);
  }

  private static PlannedObject as(PlannedObject project, ObjectNode body) {
    return new PlannedObject(
        project.id(), project.environment(), body, project.requires(), project.mustExist());
  }

  private static ObjectNode suspended(ObjectNode live) {
    ObjectNode patch = marked(live);
    patch.putObject("spec").put("suspend", true);
    return patch;
  }

  /** What somebody resumed meanwhile is theirs, and what is frozen beside stays as it is. */
  private static ObjectNode resumed(ObjectNode live) {
    ObjectNode patch = unmarked(live);
    if (isSuspended(live) && !live.at("/metadata/annotations").has(ApiGroup.FROZEN_AT_ANNOTATION)) {
      patch.putObject("spec").putNull("suspend");
    }
    return patch;
  }

  private static ObjectNode shut(ObjectNode project) {
    ObjectNode patch = ofNoPlan(StageExit.ofThisVersion(project));
    patch.putObject("spec").set("syncWindows", with(project));
    return patch;
  }

  /** What was planned is then there, and written: nothing else would have anybody look again. */
  private static ObjectNode opened(ObjectNode project, Optional<PlannedObject> planned) {
    ArrayNode rest = without(project);
    ObjectNode patch = StageExit.ofThisVersion(project);
    planned.ifPresent(
        p ->
            patch
                .withObject("/metadata/annotations")
                .put(ApiGroup.APPLIED_HASH_ANNOTATION, opened(p).hash()));
    patch
        .putObject("spec")
        .set("syncWindows", rest.isEmpty() ? JsonNodeFactory.instance.nullNode() : rest);
    return patch;
  }

  private static ObjectNode leaving(ObjectNode set) {
    ObjectNode patch = ofNoPlan(marked(set));
    patch.withObject("/spec/syncPolicy").put(SYNC_OF_SETS, LEAVE_ALONE);
    return patch;
  }

  /** Adds to a patch of a set what has it act again. */
  public static ObjectNode acting(ObjectNode set, ObjectNode patch) {
    if (isLeftAlone(set)) {
      patch.withObject("/spec/syncPolicy").put(SYNC_OF_SETS, "sync");
    }
    return patch;
  }

  private static ObjectNode marked(ObjectNode live) {
    ObjectNode patch = StageExit.ofThisVersion(live);
    patch.withObject("/metadata/annotations").put(ApiGroup.SUSPENDED_ANNOTATION, "true");
    return patch;
  }

  private static ObjectNode unmarked(ObjectNode live) {
    ObjectNode patch = StageExit.ofThisVersion(live);
    patch.withObject("/metadata/annotations").putNull(ApiGroup.SUSPENDED_ANNOTATION);
    return patch;
  }

  private static ObjectNode ofNoPlan(ObjectNode patch) {
    patch.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, NO_PLAN);
    return patch;
  }

  private static ArrayNode with(JsonNode project) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    windows(project).forEach(all::add);
    return all.add(WINDOW.deepCopy());
  }

  private static ArrayNode without(JsonNode project) {
    ArrayNode rest = JsonNodeFactory.instance.arrayNode();
    windows(project).filter(window -> !WINDOW.equals(window)).forEach(rest::add);
    return rest;
  }

  private static Stream<JsonNode> windows(JsonNode project) {
    return project.at("/spec/syncWindows").valueStream();
  }

  private static boolean isSuspended(JsonNode live) {
    return live.at("/spec/suspend").asBoolean();
  }

  private static boolean isLeftAlone(JsonNode set) {
    return set.at("/spec/syncPolicy").path(SYNC_OF_SETS).asText().equals(LEAVE_ALONE);
  }

  private static boolean isTerminating(JsonNode live) {
    return live.path("metadata").has("deletionTimestamp");
  }

  /** It begins anew each minute, and lasts longer than that. */
  private static ObjectNode window() {
    ObjectNode window = JsonNodeFactory.instance.objectNode();
    window.put("kind", "deny").put("schedule", "* * * * *").put("duration", "1h");
    window.putArray("applications").add("*");
    return window
        .put("timeZone", "UTC")
        .put("description", "suspended: spec.suspend of the PlatformTenant");
  }
}

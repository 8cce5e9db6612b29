package io.platformtenant.testkit.safety;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog.Deed;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges every request of an operator on the way from one state of rest to the next:
 *
 * <ul>
 *   <li>a deletion says which version it means;
 *   <li>nothing gives a right that is neither in the state before nor in the one after;
 *   <li>no account goes while an engine acts as it, and no binding while one that leaves does;
 *   <li>what is there before and after is not removed in between, unless what somebody wanted then
 *       is without it;
 *   <li>nothing is removed but after its owner was read, or written, with success, and as it is.
 * </ul>
 */
public final class Safety {
  /** Somebody may write an owner a moment after it was read for a removal. */
  private static final Duration RACE = Duration.ofSeconds(10);

  private final String operator;
  private final Map<ObjectId, JsonNode> before;
  private final Map<ObjectId, JsonNode> between;
  private final Map<ObjectId, JsonNode> after;
  private final Objects objects;
  private final Set<String> allowed;
  private final Map<String, Request> contacts = new HashMap<>();
  private final Map<String, Instant> edits = new HashMap<>();
  private final List<String> breaches = new ArrayList<>();

  private Safety(
      String operator,
      Map<ObjectId, JsonNode> before,
      Map<ObjectId, JsonNode> between,
      Map<ObjectId, JsonNode> after) {
    this.operator = operator;
    this.before = before;
    this.between = between;
    this.after = after;
    this.objects = new Objects(before);
    this.allowed = new TreeSet<>(Objects.rights(before));
    this.allowed.addAll(Objects.rights(between));
    this.allowed.addAll(Objects.rights(after));
  }

  /**
   * @param operator the user whose requests are judged
   * @param before what carried our marks when it began
   * @param deeds in the order in which the server received them
   * @param between what somebody wanted in between, if it was another state
   * @param after what carries our marks now
   * @return what was not safe, in words
   */
  public static List<String> check(
      String operator,
      Map<ObjectId, JsonNode> before,
      List<Deed> deeds,
      Map<ObjectId, JsonNode> between,
      Map<ObjectId, JsonNode> after) {
    var safety = new Safety(operator, before, between, after);
    deeds.forEach(safety::judge);
    return safety.breaches;
  }

  private void judge(Deed deed) {
    Request request = deed.request();
    if (request.group().equals(ApiGroup.NAME)) {
      ofOwner(request);
      return;
    }
    Objects.of(request)
        .ifPresent(
            id -> {
              if (request.user().equals(operator)) {
                judge(id, deed);
              }
              if (Objects.isDone(deed)) {
                objects.follow(id, deed);
              }
            });
  }

  private void ofOwner(Request request) {
    String owner = request.resource() + "/" + request.name();
    if (request.user().equals(operator)) {
      contacts.put(owner, request);
    } else if (request.isWrite() && request.subresource().isEmpty() && request.code() / 100 == 2) {
      edits.put(owner, request.at());
    }
  }

  private void judge(ObjectId id, Deed deed) {
    switch (deed.request().verb()) {
      case "deletecollection" -> breach(deed, "deletes all there are");
      case "delete" -> removes(id, deed);
      case "create", "update", "patch" -> {
        if (Objects.isDone(deed)) {
          Set<String> wider = new TreeSet<>(Rights.of(id, deed.answer()));
          wider.removeAll(allowed);
          wider.forEach(
              right -> breach(deed, "gives what is right neither before nor after: " + right));
        }
      }
      default -> {}
    }
  }

  private void removes(ObjectId id, Deed deed) {
    JsonNode said = deed.sent().path("preconditions");
    if (said.path("resourceVersion").asText("").isEmpty()) {
      breach(deed, "does not say which version it means");
    }
    objects.get(id).filter(live -> Objects.isDone(deed)).ifPresent(live -> removes(id, live, deed));
  }

  private void removes(ObjectId id, JsonNode live, Deed deed) {
    if (after.containsKey(id)) {
      if (isSame(before.get(id), live) && !isMadeAnew(id) && !leavesInBetween(id, live)) {
        breach(deed, "removes what is there before and after");
      }
      return;
    }
    afterItsOwnerWasRead(live, deed);
    String tenant = Objects.label(live, ApiGroup.TENANT_LABEL);
    if (id.kind() == ManagedKind.SERVICE_ACCOUNT) {
      Set<ObjectId> acting = objects.actingAs(tenant, id.namespace(), id.name());
      if (!acting.isEmpty()) {
        breach(deed, "removes an account while engines act as it: " + acting);
      }
    }
    if (id.kind() == ManagedKind.ROLE_BINDING) {
      live.path("subjects").forEach(subject -> removesRight(id, tenant, subject, deed));
    }
  }

  private void removesRight(ObjectId id, String tenant, JsonNode subject, Deed deed) {
    if (!subject.path("kind").asText().equals("ServiceAccount")
        || objects.hasAnotherBeside(id, subject)) {
      return;
    }
    Set<ObjectId> acting =
        objects.actingAs(tenant, subject.path("namespace").asText(), subject.path("name").asText());
    // Those that stay have left this namespace, and may go on elsewhere.
    acting.removeAll(after.keySet());
    if (!acting.isEmpty()) {
      breach(deed, "removes a right while engines that leave act by it: " + acting);
    }
  }

  private void afterItsOwnerWasRead(JsonNode live, Deed deed) {
    String tenant = Objects.label(live, ApiGroup.TENANT_LABEL);
    String owner =
        tenant.isEmpty()
            ? "platformtenantclasses/" + Objects.label(live, ApiGroup.CLASS_LABEL)
            : "platformtenants/" + tenant;
    Request contact = contacts.get(owner);
    if (contact == null || contact.code() / 100 != 2) {
      breach(deed, "removes something of %s, last asked: %s".formatted(owner, contact));
      return;
    }
    Instant edited = edits.getOrDefault(owner, Instant.MIN);
    if (edited.isAfter(contact.at()) && edited.plus(RACE).isBefore(deed.request().at())) {
      breach(deed, "removes something of %s, which changed since it was read".formatted(owner));
    }
  }

  private static boolean isSame(JsonNode was, JsonNode live) {
    return was != null && was.at("/metadata/uid").equals(live.at("/metadata/uid"));
  }

  /** Where nothing is known of the tenant in between, nothing of it leaves. */
  private boolean leavesInBetween(ObjectId id, JsonNode live) {
    String tenant = Objects.label(live, ApiGroup.TENANT_LABEL);
    return !tenant.isEmpty()
        && !between.containsKey(id)
        && between.values().stream()
            .anyMatch(wanted -> Objects.label(wanted, ApiGroup.TENANT_LABEL).equals(tenant));
  }

  /** A binding has its role for life. */
  private boolean isMadeAnew(ObjectId id) {
    return !before.get(id).path("roleRef").equals(after.get(id).path("roleRef"));
  }

  private void breach(Deed deed, String what) {
    Request request = deed.request();
    breaches.add(
        "%s %s %s %s/%s: %s"
            .formatted(
                request.at(),
                request.verb(),
                request.resource(),
                request.namespace(),
                request.name(),
                what));
  }
}

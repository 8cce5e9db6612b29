package io.platformtenant.e2e.chains;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.change.Difference;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.standstill.Suspension;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.plan.cluster.ClassPlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of a cluster is not as the pure planner says, in words; nothing when all is. */
final class Model {
  private static final int LONGEST_STATUS = 200_000;

  /**
   * What an engine tries again for ever is at rest once it was tried a few times, and so is a gate
   * that waits for a boundary that nothing looks at yet.
   */
  private static final Set<String> FAILED =
      Set.of("BootstrapFailed", "DeliveryDegraded", "NotEnforced");

  private static final Duration RETRIED = Duration.ofSeconds(12);

  private final View view;
  private final List<String> wrong = new ArrayList<>();

  private Model(View view) {
    this.view = view;
  }

  static List<String> ofTenant(View view, String name) {
    var model = new Model(view);
    view.tenant(name).ifPresentOrElse(model::judge, () -> model.wrong.add(name + " is not there"));
    return model.wrong;
  }

  static List<String> ofClass(View view, String name) {
    var model = new Model(view);
    view.tenantClass(name)
        .ifPresentOrElse(model::judge, () -> model.wrong.add(name + " is not there"));
    return model.wrong;
  }

  private void judge(PlatformTenant tenant) {
    if (tenant.getStatus() == null) {
      wrong.add("it was not looked at");
      return;
    }
    if (Suspension.isAskedFor(tenant)) {
      suspended(tenant);
      return;
    }
    judge(
        Planner.plan(view.around(tenant)),
        Owner.ofTenant(tenant.getMetadata().getName()),
        tenant.getMetadata().getGeneration(),
        tenant.getStatus().conditions(),
        Inventory.listed(tenant));
    if (tenant.getStatus().toString().length() > LONGEST_STATUS) {
      wrong.add("its status grew to " + tenant.getStatus().toString().length() + " characters");
    }
  }

  /** Whatever it says stays away; what it has stands still. */
  private void suspended(PlatformTenant tenant) {
    String name = tenant.getMetadata().getName();
    boolean isTold =
        tenant.getStatus().conditions().stream()
            .filter(c -> c.type().equals("Ready"))
            .anyMatch(
                c ->
                    c.reason().equals("Suspended")
                        && c.observedGeneration().equals(tenant.getMetadata().getGeneration()));
    if (!isTold) {
      wrong.add(name + " does not tell that it is suspended: " + tenant.getStatus().conditions());
    }
    view.of(Owner.ofTenant(name))
        .forEach(
            (id, live) -> {
              if (Suspension.stop(id, live).isPresent()) {
                wrong.add(id.describe() + " goes on");
              }
            });
  }

  private void judge(JudgedClass judged) {
    PlatformTenantClass tenantClass = judged.tenantClass();
    if (tenantClass.getStatus() == null) {
      wrong.add("the class was not looked at");
      return;
    }
    judge(
        ClassPlanner.plan(view.around(judged)),
        Owner.ofClass(judged.name()),
        tenantClass.getMetadata().getGeneration(),
        tenantClass.getStatus().conditions(),
        Inventory.listed(tenantClass));
  }

  private void judge(
      Plan plan, Owner owner, long generation, List<Condition> told, SortedSet<ObjectId> listed) {
    Map<String, Condition> conditions =
        told.stream().collect(Collectors.toMap(Condition::type, Function.identity()));
    Condition ready = conditions.get("Ready");
    if (ready == null || ready.observedGeneration() != generation) {
      wrong.add("%s does not tell of generation %d: %s".formatted(owner.name(), generation, ready));
      return;
    }
    if (plan.isRefused()) {
      refused(plan, owner, ready);
    } else {
      carriedOut(plan, owner, conditions, listed);
    }
  }

  private void refused(Plan plan, Owner owner, Condition ready) {
    boolean isTold =
        plan.errors().stream().map(Finding::reason).anyMatch(r -> r.name().equals(ready.reason()));
    if (!isTold || ready.status().equals("True")) {
      wrong.add("%s is refused for %s, and says %s".formatted(owner.name(), plan.errors(), ready));
    }
  }

  private void carriedOut(
      Plan plan, Owner owner, Map<String, Condition> conditions, SortedSet<ObjectId> listed) {
    SortedMap<ObjectId, ObjectNode> live = view.of(owner);
    // Somebody has to do something, and it says so: what could not be written is not there.
    boolean stuck = conditions.containsKey("Stalled");
    plan.objects().values().forEach(planned -> compare(planned, live.get(planned.id()), stuck));
    Collection<ObjectId> left = new TreeSet<>(Inventory.own(live));
    left.removeAll(plan.objects().keySet());
    if (!left.isEmpty()) {
      wrong.add(owner.name() + " has what left its plan: " + left);
    }
    if (!stuck && !listed.equals(Inventory.own(live))) {
      wrong.add("%s lists %s and has %s".formatted(owner.name(), listed, live.keySet()));
    }
    Condition goesOn = conditions.get("Reconciling");
    if (goesOn != null
        && (!(FAILED.contains(conditions.get("Ready").reason()) || isKeptWaiting(goesOn))
            || isRecent(goesOn))) {
      wrong.add(owner.name() + " goes on: " + goesOn);
    }
  }

  /** By a stage of its class that failed, or by what nobody makes here: it rests like those. */
  private static boolean isKeptWaiting(Condition condition) {
    return condition.message().contains("is DependencyNotReady: ");
  }

  private static boolean isRecent(Condition condition) {
    return Instant.parse(condition.lastTransitionTime().toString())
        .plus(RETRIED)
        .isAfter(Instant.now());
  }

  private void compare(PlannedObject planned, ObjectNode live, boolean stuck) {
    if (stuck) {
      return;
    }
    if (live == null) {
      wrong.add(planned.id().describe() + " is not there");
    } else if (Difference.between(planned, live) != Difference.NONE) {
      wrong.add(planned.id().describe() + " is " + Difference.between(planned, live) + ": " + live);
    }
  }
}

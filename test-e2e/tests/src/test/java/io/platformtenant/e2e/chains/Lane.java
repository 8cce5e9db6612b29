package io.platformtenant.e2e.chains;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.transitions.Chain;
import io.platformtenant.operator.transitions.Pair;
import io.platformtenant.testkit.safety.Planned;
import io.platformtenant.testkit.tenants.Corner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One chain on its way, under names of its own. */
final class Lane {
  private final KubernetesClient admin;
  private final Corner corner;
  private final Chain chain;
  private final List<String> wrong = new ArrayList<>();
  private int at;
  private Map<ObjectId, JsonNode> between = Map.of();
  private boolean isLost;
  private boolean refusedByTheServer;
  private boolean nothingTaken;
  private String classThere;
  private String tenantThere;
  private Rest first;
  private Rest last;

  Lane(KubernetesClient admin, Chain chain) {
    this.admin = admin;
    this.corner = new Corner(admin, "chain");
    this.chain = chain;
  }

  String name() {
    return corner.id();
  }

  String className() {
    return Pair.CLASS.replace(Pair.NAME, name());
  }

  /** Whether the server refused the last step. */
  boolean wasRefused() {
    return refusedByTheServer;
  }

  /** What was wanted for a moment in the last step: its class changes first. */
  Map<ObjectId, JsonNode> between() {
    return between;
  }

  /** What was found wrong on the way. */
  List<String> wrong() {
    return wrong.stream().map(what -> chain + " (as " + name() + "): " + what).toList();
  }

  /** Puts the next state there, as an administrator would. */
  void step(int state) {
    at = state;
    Pair next = chain.states().get(state).called(name());
    boolean classRefused = isRefused(next.tenantClass().toString());
    between =
        classRefused || tenantThere == null
            ? Map.of()
            : Planned.of(next.tenantClass().toString(), tenantThere);
    boolean tenantRefused = isRefused(next.tenant().toString());
    nothingTaken =
        (classRefused || next.tenantClass().toString().equals(classThere))
            && (tenantRefused || next.tenant().toString().equals(tenantThere));
    classThere = classRefused ? classThere : next.tenantClass().toString();
    tenantThere = tenantRefused ? tenantThere : next.tenant().toString();
    refusedByTheServer = classRefused || tenantRefused;
    if (refusedByTheServer && (state == 0 || state == chain.states().size() - 1)) {
      wrong.add("the server refuses a sound pair");
    }
    if (state == 0 && !tenantRefused) {
      // What a chain takes out of a protected environment is meant.
      corner.approveDeletion(name());
    }
  }

  private boolean isRefused(String manifest) {
    try {
      corner.apply(manifest);
      return false;
    } catch (KubernetesClientException e) {
      if (List.of(400, 403, 422, 500).contains(e.getCode())) {
        return true;
      }
      throw e;
    }
  }

  /** What is not yet, or never, as it should be. */
  List<String> open(View view) {
    List<String> open = new ArrayList<>(Model.ofTenant(view, name()));
    open.addAll(Model.ofClass(view, className()));
    return open;
  }

  /** As somebody would for namespaces that the tenant had once, or that are to exist. */
  void handOver(View view) {
    view.tenant(name()).stream()
        .flatMap(tenant -> Planner.plan(view.around(tenant)).objects().values().stream())
        .filter(o -> o.id().kind() == ManagedKind.NAMESPACE && o.id().name().contains(name()))
        .filter(o -> !view.of(Owner.ofTenant(name())).containsKey(o.id()))
        .forEach(this::handOver);
  }

  private void handOver(PlannedObject planned) {
    var namespaces = admin.namespaces().withName(planned.id().name());
    Namespace there = namespaces.get();
    if (there == null && planned.mustExist()) {
      admin.resource(adoptable(new NamespaceBuilder(), planned.id().name())).create();
    } else if (there != null && !isHandedOver(there)) {
      namespaces.edit(n -> adoptable(new NamespaceBuilder(n), planned.id().name()));
    }
  }

  private Namespace adoptable(NamespaceBuilder namespace, String name) {
    return namespace
        .editOrNewMetadata()
        .withName(name)
        .addToAnnotations(ApiGroup.ADOPT_ANNOTATION, name())
        .endMetadata()
        .build();
  }

  private boolean isHandedOver(Namespace namespace) {
    var annotations = namespace.getMetadata().getAnnotations();
    return annotations != null && name().equals(annotations.get(ApiGroup.ADOPT_ANNOTATION));
  }

  /** What the state it has come to rest in must have in common with those before. */
  void rest(View view) {
    Rest now = Rest.of(view, name(), className());
    boolean refused = view.tenant(name()).map(Lane::isHeldWhole).orElse(true);
    if (at > 0 && (refused || nothingTaken) && !last.uids().equals(now.uids())) {
      wrong.add("refused, and not as it was: " + last.uids() + " became " + now.uids());
    }
    if (at == 0) {
      first = now;
    } else if (at == chain.states().size() - 1) {
      back(now);
    }
    last = now;
  }

  /** An error of the team's alone holds back no more than it stands in. */
  private static boolean isHeldWhole(PlatformTenant tenant) {
    return tenant.lastStatus().heldBack().stream().anyMatch(b -> b.what().equals("everything"));
  }

  private void back(Rest now) {
    Set<ObjectId> more = new TreeSet<>(now.objects().keySet());
    more.removeAll(first.objects().keySet());
    if (!first.isGated() || !more.stream().allMatch(Lane::isDelivery)) {
      asAtFirst(now, more);
    }
    first.objects().keySet().stream()
        .filter(id -> !now.objects().containsKey(id))
        .forEach(id -> wrong.add("back again it has no " + id.brief()));
    first
        .objects()
        .forEach(
            (id, was) -> {
              var is = now.objects().get(id);
              if (is != null && !is.equals(was)) {
                wrong.add(id.brief() + " is not as when made afresh: " + is + " and was " + was);
              }
            });
  }

  private void asAtFirst(Rest now, Set<ObjectId> more) {
    if (!now.statuses().equals(first.statuses())) {
      wrong.add("back again it says " + now.statuses() + " and said " + first.statuses());
    }
    if (!more.isEmpty()) {
      wrong.add("back again it has " + more + " besides");
    }
  }

  /** What stays, when the gate shuts that was open while it appeared. */
  private static boolean isDelivery(ObjectId id) {
    return id.kind() == ManagedKind.APPLICATION || id.kind() == ManagedKind.APPLICATION_SET;
  }

  /** Whether it did not come to rest. */
  boolean isLost() {
    return isLost;
  }

  void fail(List<String> open) {
    isLost |= !open.isEmpty();
    wrong.addAll(open);
    open.forEach(what -> System.out.printf("chains: %s (as %s): %s%n", chain, name(), what));
  }

  void offBoard() {
    corner.delete("{id}");
  }

  boolean isGone(View view) {
    return view.tenant(name()).isEmpty();
  }

  /** What stays behind of one that is gone. */
  void gone(View view) {
    if (!view.of(Owner.ofTenant(name())).isEmpty()) {
      wrong.add("gone, and left " + view.of(Owner.ofTenant(name())).keySet());
    }
  }

  void offBoardClass() {
    admin.resources(PlatformTenantClass.class).withName(className()).delete();
  }

  boolean isClassGone(View view) {
    return view.tenantClass(className()).isEmpty();
  }
}

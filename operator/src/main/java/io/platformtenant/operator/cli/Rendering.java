package io.platformtenant.operator.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.cluster.ClassPlanner;
import io.platformtenant.operator.rules.Rulebook;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The world as files alone tell it, for the very planner the operator uses. */
public final class Rendering {
  /** Where the chart and the docs install the operator; files do not say. */
  public static final String OPERATOR_NAMESPACE = "platform-tenant-system";

  private final Tenants tenants;
  private final List<JudgedClass> classes;
  private final Map<String, List<PlatformTenant>> followers;

  public Rendering(Collection<PlatformTenant> tenants, Collection<JudgedClass> classes) {
    this.tenants = Tenants.of(tenants);
    this.classes = List.copyOf(classes);
    this.followers = Classes.followers(tenants, classes);
  }

  public static Rendering of(Inputs inputs) {
    return new Rendering(inputs.tenants(), inputs.classes().stream().map(Rulebook::judge).toList());
  }

  public List<JudgedClass> classes() {
    return classes;
  }

  /** The world of one tenant, in which nothing was made but what its status lists, if any. */
  public World world(PlatformTenant tenant) {
    return World.of(
            tenant,
            Classes.choose(tenant, classes),
            tenants,
            classes.stream().map(JudgedClass::tenantClass).toList(),
            OPERATOR_NAMESPACE)
        .withObserved(listed(tenant));
  }

  private static Observed listed(PlatformTenant tenant) {
    SortedMap<ObjectId, ObjectNode> objects = new TreeMap<>();
    tenant.lastStatus().inventory().stream()
        .flatMap(entry -> ObjectId.of(entry).stream())
        .forEach(id -> objects.put(id, JsonNodeFactory.instance.objectNode()));
    return new Observed(objects, Set.of());
  }

  /** What a class becomes itself. */
  public static ClassPlan plan(PlatformTenantClass tenantClass) {
    return ClassPlanner.plan(new ClassWorld(Rulebook.judge(tenantClass), Set.of()));
  }

  /** The world of a class: the tenants that follow it among the files. */
  public ClassWorld world(JudgedClass judged) {
    return new ClassWorld(judged, Set.of(), followers.getOrDefault(judged.name(), List.of()));
  }
}

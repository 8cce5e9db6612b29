package io.platformtenant.e2e.chains;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.contract.ShippedRoles;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.transitions.Pair;
import io.platformtenant.testkit.chart.Chart;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a cluster holds, read once: our own kinds, and what carries a mark by whose it is. */
record View(
    List<PlatformTenant> tenants,
    List<JudgedClass> classes,
    Map<Owner, SortedMap<ObjectId, ObjectNode>> objects) {
  private static final Set<String> BINDABLE =
      Stream.concat(ShippedRoles.all().stream(), Stream.of(Pair.STOCK_ROLE))
          .collect(Collectors.toUnmodifiableSet());

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * @param reader an administrator's client that reads what the operator can
   */
  static View of(KubernetesClient reader) {
    List<PlatformTenantClass> classes =
        reader.resources(PlatformTenantClass.class).list().getItems();
    return new View(
        reader.resources(PlatformTenant.class).list().getItems(),
        classes.stream().map(Rulebook::judge).toList(),
        objects(reader));
  }

  private static Map<Owner, SortedMap<ObjectId, ObjectNode>> objects(KubernetesClient reader) {
    Map<Owner, SortedMap<ObjectId, ObjectNode>> objects = new HashMap<>();
    for (ManagedKind kind : ManagedKind.values()) {
      reader
          .genericKubernetesResources(Contexts.of(kind))
          .inAnyNamespace()
          .withLabel(ApiGroup.MANAGED_BY_LABEL, ApiGroup.FIELD_MANAGER)
          .list()
          .getItems()
          .stream()
          .map(MAPPER::<ObjectNode>valueToTree)
          .forEach(
              o ->
                  objects
                      .computeIfAbsent(Owner.of(o), owner -> new TreeMap<>())
                      .put(ObjectId.of(kind, o), o));
    }
    return objects;
  }

  SortedMap<ObjectId, ObjectNode> of(Owner owner) {
    return objects.getOrDefault(owner, Collections.emptySortedMap());
  }

  Optional<PlatformTenant> tenant(String name) {
    return tenants.stream().filter(t -> t.getMetadata().getName().equals(name)).findFirst();
  }

  Optional<JudgedClass> tenantClass(String name) {
    return classes.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** The world that the operator plans a tenant in. */
  World around(PlatformTenant tenant) {
    Owner owner = Owner.ofTenant(tenant.getMetadata().getName());
    return World.of(
            tenant,
            Classes.choose(tenant, classes),
            Tenants.of(tenants),
            classes.stream().map(JudgedClass::tenantClass).toList(),
            Chart.NAMESPACE)
        .withBindableRoles(BINDABLE)
        .withObserved(new Observed(of(owner), Set.of()))
        .at(Instant.now());
  }

  ClassWorld around(JudgedClass judged) {
    return new ClassWorld(judged, BINDABLE);
  }
}

package io.platformtenant.operator.plan.foundation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.DnsServer;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Limit;
import io.platformtenant.api.v1alpha1.LimitKind;
import io.platformtenant.api.v1alpha1.LimitProfile;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.NetworkProfile;
import io.platformtenant.api.v1alpha1.QuotaProfile;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import io.platformtenant.operator.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a profile puts into a namespace: a quota, limits and a network policy. */
final class Profiles {
  private static final String NAME = "platform-tenant";
  private static final int DNS_PORT = 53;

  /** Policies are judged after addresses are translated, so that the port is that of the pods. */
  private static final List<DnsServer> DNS =
      List.of(
          new DnsServer("kube-system", Map.of("k8s-app", "kube-dns"), DNS_PORT),
          new DnsServer(
              "openshift-dns", Map.of("dns.operator.openshift.io/daemonset-dns", "default"), 5353));

  private Profiles() {}

  static Stream<PlannedObject> of(ResolvedTenant contract) {
    return contract.environments().stream()
        .flatMap(
            e ->
                e.namespaces().stream()
                    .flatMap(
                        n ->
                            of(
                                new EnvironmentNamespaceSlot(contract, e, n.name()),
                                contract.defaults().profile(n.profile()).orElseThrow())));
  }

  private static Stream<PlannedObject> of(
      EnvironmentNamespaceSlot place, NamespaceProfile profile) {
    List<PlannedObject> objects = new ArrayList<>();
    if (profile.resourceQuota() != null) {
      objects.add(place.put(ManagedKind.RESOURCE_QUOTA, quota(profile.resourceQuota())));
    }
    if (profile.limitRange() != null) {
      objects.add(place.put(ManagedKind.LIMIT_RANGE, limits(profile.limitRange())));
    }
    if (profile.networkPolicy() == NetworkProfile.DefaultDeny) {
      objects.add(place.put(ManagedKind.NETWORK_POLICY, defaultDeny(profile.dns())));
    }
    return objects.stream();
  }

  private static ObjectNode quota(QuotaProfile quota) {
    ObjectNode spec = Bodies.object();
    spec.set("hard", Bodies.strings(Quantities.canonical(quota.hard())));
    return spec;
  }

  private static ObjectNode limits(LimitProfile profile) {
    ObjectNode spec = Bodies.object();
    ArrayNode items = spec.putArray("limits");
    profile.limits().forEach(limit -> items.add(item(limit)));
    return spec;
  }

  /**
   * An item of a list is ours as a whole, so what the API server fills in must be planned: limits
   * of containers that are not said come from max, and requests from limits, then from min
   * (kubernetes, pkg/apis/core/v1/defaults.go SetDefaults_LimitRangeItem).
   */
  private static ObjectNode item(Limit limit) {
    Map<String, String> max = Quantities.canonical(limit.max());
    Map<String, String> min = Quantities.canonical(limit.min());
    Map<String, String> defaults = new TreeMap<>(Quantities.canonical(limit.defaultLimit()));
    Map<String, String> requests = new TreeMap<>(Quantities.canonical(limit.defaultRequest()));
    if (limit.type() == LimitKind.Container) {
      max.forEach(defaults::putIfAbsent);
      defaults.forEach(requests::putIfAbsent);
      min.forEach(requests::putIfAbsent);
    }
    ObjectNode item = Bodies.object().put("type", limit.type().name());
    Bodies.putIfPresent(item, "max", Bodies.strings(max));
    Bodies.putIfPresent(item, "min", Bodies.strings(min));
    Bodies.putIfPresent(item, "default", Bodies.strings(defaults));
    Bodies.putIfPresent(item, "defaultRequest", Bodies.strings(requests));
    Bodies.putIfPresent(
        item,
        "maxLimitRequestRatio",
        Bodies.strings(Quantities.canonical(limit.maxLimitRequestRatio())));
    return item;
  }

  /** Nothing in and nothing out, but among the pods of the namespace, and to the cluster's DNS. */
  private static ObjectNode defaultDeny(List<DnsServer> others) {
    ObjectNode spec = Bodies.object();
    spec.putObject("podSelector");
    spec.set("policyTypes", Bodies.strings(List.of("Ingress", "Egress")));
    spec.putArray("ingress").addObject().putArray("from").addObject().putObject("podSelector");
    ArrayNode egress = spec.putArray("egress");
    egress.addObject().putArray("to").addObject().putObject("podSelector");
    Stream.concat(DNS.stream(), others.stream())
        .distinct()
        .forEach(server -> allow(egress.addObject(), server));
    return spec;
  }

  private static void allow(ObjectNode egress, DnsServer server) {
    ObjectNode to = egress.putArray("to").addObject();
    to.withObject("/namespaceSelector/matchLabels")
        .put("kubernetes.io/metadata.name", server.namespace());
    if (!server.labels().isEmpty()) {
      to.withObject("/podSelector").set("matchLabels", Bodies.strings(server.labels()));
    }
    int port = server.port() == null ? DNS_PORT : server.port();
    ArrayNode ports = egress.putArray("ports");
    ports.addObject().put("protocol", "UDP").put("port", port);
    ports.addObject().put("protocol", "TCP").put("port", port);
  }

  /** A namespace of an environment. */
  private record EnvironmentNamespaceSlot(
      ResolvedTenant contract, Environment environment, String namespace) {
    PlannedObject put(ManagedKind kind, ObjectNode spec) {
      ObjectId id = ObjectId.of(kind, namespace, NAME);
      ObjectNode body = Bodies.of(id, contract.tenant(), Labels.of(environment));
      body.set("spec", spec);
      return new PlannedObject(
          id,
          environment.name(),
          body,
          new TreeSet<>(Set.of(ObjectId.namespace(namespace))),
          false);
    }
  }
}

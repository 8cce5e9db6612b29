package io.platformtenant.operator.rules.classes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.MetadataKeys;
import io.platformtenant.operator.text.Quantities;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Quotas, and quantities wherever a profile has them. */
final class QuotaRules {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Set<String> COUNTED =
      Set.of(
          "pods",
          "services",
          "services.nodeports",
          "services.loadbalancers",
          "replicationcontrollers",
          "resourcequotas",
          "secrets",
          "configmaps",
          "persistentvolumeclaims");
  private static final Set<String> MEASURED =
      Set.of(
          "cpu",
          "memory",
          "ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.storage",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage");

  private QuotaRules() {}

  static Stream<Breach> names(String field, NamespaceProfile profile) {
    return hard(profile).keySet().stream()
        .filter(name -> !isResource(name))
        .map(
            name ->
                new Breach(
                    field + ".resourceQuota.hard",
                    "\"" + name + "\" is no resource that a quota of Kubernetes counts"));
  }

  static Stream<Breach> quantities(String field, NamespaceProfile profile) {
    Stream<Breach> quota =
        hard(profile).entrySet().stream()
            .flatMap(
                e ->
                    problemIn(e.getKey(), e.getValue())
                        .map(p -> breach(field + ".resourceQuota.hard", e.getKey(), p))
                        .stream());
    Stream<Breach> limits =
        LimitRules.each(
            field,
            profile,
            (at, limit) ->
                LimitRules.byField(limit).entrySet().stream()
                    .flatMap(
                        f -> f.getValue().entrySet().stream().map(e -> Map.entry(f.getKey(), e)))
                    .flatMap(
                        e ->
                            problemIn(e.getValue().getKey(), e.getValue().getValue())
                                .map(p -> breach(at + "." + e.getKey(), e.getValue().getKey(), p))
                                .stream()));
    return Stream.concat(quota, limits);
  }

  private static Map<String, Quantity> hard(NamespaceProfile profile) {
    return profile.resourceQuota() == null
        ? Map.of()
        : new TreeMap<>(profile.resourceQuota().hard());
  }

  private static boolean isResource(String name) {
    return COUNTED.contains(name)
        || MEASURED.contains(name)
        || name.startsWith("hugepages-")
        || name.startsWith("requests.hugepages-")
        || (name.indexOf('/') > 0 && MetadataKeys.isKey(name));
  }

  /** Extended resources are whole, and so is what {@code count/…} counts. */
  private static boolean isCounted(String resource) {
    return COUNTED.contains(resource)
        || (resource.indexOf('/') > 0
            && !resource.startsWith("requests.")
            && !resource.contains("kubernetes.io/"));
  }

  private static Breach breach(String field, String resource, String problem) {
    return new Breach(field, resource + ": " + problem);
  }

  private static Optional<String> problemIn(String resource, Quantity quantity) {
    String said = "\"" + quantity + "\"";
    if (!Quantities.isQuantity(quantity)) {
      return Optional.of(said + " is no quantity, such as 4, 500m or 2Gi");
    }
    BigDecimal value = Quantities.value(quantity);
    if (value.compareTo(MOST) > 0) {
      return Optional.of(said + " is more than Kubernetes can keep, which is 2^63 - 1");
    }
    return isCounted(resource) && value.stripTrailingZeros().scale() > 0
        ? Optional.of(said + " must be a whole number: " + resource + " are counted")
        : Optional.empty();
  }
}

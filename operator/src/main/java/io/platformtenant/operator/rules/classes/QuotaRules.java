package io.platformtenant.operator.rules.classes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.QuotaProfile;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.MetadataKeys;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Quantities;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  static Stream<Breach> names(At<NamespaceProfile> profile) {
    return hard(profile)
        .map(entry -> entry.map(Map.Entry::getKey))
        .filter(name -> !isResource(name.value()))
        .map(
            name -> name.says("{} is no resource that a quota of Kubernetes counts", name.value()));
  }

  static Stream<Breach> quantities(At<NamespaceProfile> profile) {
    return Stream.concat(hard(profile), LimitRules.limits(profile).flatMap(LimitRules::quantities))
        .flatMap(QuotaRules::quantity);
  }

  private static Stream<Breach> quantity(At<Map.Entry<String, Quantity>> said) {
    String resource = said.value().getKey();
    Quantity quantity = said.value().getValue();
    return problemIn(resource, quantity)
        .map(p -> said.says("{}: {} {}", new Phrase(resource), quantity, new Phrase(p)))
        .stream();
  }

  private static Stream<At<Map.Entry<String, Quantity>>> hard(At<NamespaceProfile> profile) {
    return profile
        .child("resourceQuota", NamespaceProfile::resourceQuota)
        .entries("hard", QuotaProfile::hard);
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

  private static Optional<String> problemIn(String resource, Quantity quantity) {
    if (!Quantities.isQuantity(quantity)) {
      return Optional.of("is no quantity, such as 4, 500m or 2Gi");
    }
    BigDecimal value = Quantities.value(quantity);
    if (value.compareTo(MOST) > 0) {
      return Optional.of("is more than Kubernetes can keep, which is 2^63 - 1");
    }
    return isCounted(resource) && value.stripTrailingZeros().scale() > 0
        ? Optional.of("must be a whole number: " + resource + " are counted")
        : Optional.empty();
  }
}

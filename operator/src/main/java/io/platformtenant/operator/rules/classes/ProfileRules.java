package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.text.MetadataKeys;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Namespace profiles of classes. The API server would refuse what they become, tenant by tenant.
 */
public final class ProfileRules {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          each(
              RuleInfo.of("PC030", "A profile sets no mark of the operator.")
                  .remedy("Take the key out; podSecurity says the security level."),
              ProfileRules::marks),
          each(
              RuleInfo.of("PC031", "Keys of a profile are keys.")
                  .remedy("Write letters, digits, - _ and ., after a domain and / if any.")
                  .source("kubernetes, apimachinery pkg/api/validate IsQualifiedName"),
              ProfileRules::keys),
          each(
              RuleInfo.of("PC032", "A quota counts what Kubernetes counts.")
                  .remedy("Name a resource of Kubernetes, or one with its domain.")
                  .source("kubernetes, pkg/apis/core/validation ValidateResourceQuotaResourceName"),
              QuotaRules::names),
          each(
              RuleInfo.of("PC033", "Quantities of a profile are ones Kubernetes keeps.")
                  .remedy("Write a smaller number, and whole numbers for what is counted.")
                  .source("kubernetes, pkg/apis/core/validation ValidateResourceQuantityValue"),
              QuotaRules::quantities),
          each(
              RuleInfo.of("PC034", "Limits do not contradict each other.")
                  .remedy("Keep min, defaultRequest, default and max in this order.")
                  .source("kubernetes, pkg/apis/core/validation ValidateLimitRange"),
              LimitRules::order),
          each(
              RuleInfo.of("PC035", "Limits say what their kind has.")
                  .remedy("Give defaults to containers, and storage to claims.")
                  .source("kubernetes, pkg/apis/core/validation ValidateLimitRange"),
              LimitRules::kinds));

  private ProfileRules() {}

  private static Rule<PlatformTenantClass> each(
      RuleInfo entry, BiFunction<String, NamespaceProfile, Stream<Breach>> check) {
    return entry.check(
        tenantClass -> {
          var profiles = tenantClass.getSpec().namespaceProfiles();
          return IntStream.range(0, profiles.size())
              .boxed()
              .flatMap(i -> check.apply("spec.namespaceProfiles[" + i + "]", profiles.get(i)));
        });
  }

  private static Stream<Breach> marks(String field, NamespaceProfile profile) {
    String ours = ApiGroup.NAME + "/";
    return Stream.concat(
        breaches(
            field + ".labels",
            profile.labels().keySet(),
            key ->
                key.startsWith(ours)
                    || key.startsWith(ApiGroup.MANAGED_BY_LABEL)
                    || key.startsWith("pod-security.kubernetes.io/"),
            "belongs to the operator or to podSecurity"),
        breaches(
            field + ".annotations",
            profile.annotations().keySet(),
            key -> key.startsWith(ours),
            "belongs to the operator"));
  }

  private static Stream<Breach> keys(String field, NamespaceProfile profile) {
    String problem = "is no key of Kubernetes";
    return Stream.concat(
        breaches(
            field + ".labels",
            profile.labels().keySet(),
            Predicate.not(MetadataKeys::isKey),
            problem),
        breaches(
            field + ".annotations",
            profile.annotations().keySet(),
            Predicate.not(MetadataKeys::isKey),
            problem));
  }

  private static Stream<Breach> breaches(
      String field, Iterable<String> keys, Predicate<String> wrong, String problem) {
    return java.util.stream.StreamSupport.stream(keys.spliterator(), false)
        .filter(wrong)
        .sorted()
        .map(key -> new Breach(field, "\"" + key + "\" " + problem));
  }
}

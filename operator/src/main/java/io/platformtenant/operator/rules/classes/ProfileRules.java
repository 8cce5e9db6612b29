package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.text.MetadataKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Namespace profiles of classes. The API server would refuse what they become, tenant by tenant.
 */
public final class ProfileRules {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          each(
              RuleInfo.of("PC030", "A profile sets no mark of the operator.")
                  .twin(NamespaceProfile.FOREIGN_LABELS, NamespaceProfile.FOREIGN_ANNOTATIONS)
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

  private static final String POD_SECURITY = "pod-security.kubernetes.io/";

  private ProfileRules() {}

  private static Rule<PlatformTenantClass> each(
      RuleInfo entry, Function<At<NamespaceProfile>, Stream<Breach>> check) {
    return entry.check(
        tenantClass ->
            At.spec(tenantClass.getSpec())
                .items("namespaceProfiles", PlatformTenantClassSpec::namespaceProfiles)
                .flatMap(check));
  }

  private static Stream<Breach> marks(At<NamespaceProfile> profile) {
    String ours = ApiGroup.NAME + "/";
    return Stream.concat(
        labels(profile).flatMap(key -> key.is(problemInLabel(key.value()))),
        annotations(profile)
            .filter(key -> key.value().startsWith(ours))
            .map(key -> key.says("{} belongs to the operator", key.value())));
  }

  private static Optional<String> problemInLabel(String key) {
    if (key.startsWith(ApiGroup.NAME + "/") || key.startsWith(ApiGroup.MANAGED_BY_LABEL)) {
      return Optional.of("belongs to the operator");
    }
    if (!key.startsWith(POD_SECURITY)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (key.substring(POD_SECURITY.length())) {
          case "enforce" -> "is written as podSecurity";
          case "warn" -> "is written as podSecurityWarn";
          case "audit" -> "is written as podSecurityAudit";
          default -> "is written as podSecurityVersion";
        });
  }

  private static Stream<Breach> keys(At<NamespaceProfile> profile) {
    return Stream.concat(labels(profile), annotations(profile))
        .filter(key -> !MetadataKeys.isKey(key.value()))
        .map(key -> key.says("{} is no key of Kubernetes", key.value()));
  }

  private static Stream<At<String>> labels(At<NamespaceProfile> profile) {
    return profile.keys("labels", NamespaceProfile::labels);
  }

  private static Stream<At<String>> annotations(At<NamespaceProfile> profile) {
    return profile.keys("annotations", NamespaceProfile::annotations);
  }
}

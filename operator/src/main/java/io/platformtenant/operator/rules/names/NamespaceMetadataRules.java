package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.MetadataKeys;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Labels and annotations that a tenant gives its namespaces. */
public final class NamespaceMetadataRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          each(
              RuleInfo.of("PT140", "Keys the cluster and the engines read are not a tenant's.")
                  .twin(
                      EnvironmentNamespace.FOREIGN_LABELS, EnvironmentNamespace.FOREIGN_ANNOTATIONS)
                  .remedy("Take the key out, or choose one of a domain of your own."),
              NamespaceMetadataRules::kept),
          each(
              RuleInfo.of("PT141", "Keys of labels and annotations are keys.")
                  .remedy("Write letters, digits, - _ and ., after a domain and / if any.")
                  .source("kubernetes, apimachinery pkg/api/validate IsQualifiedName"),
              NamespaceMetadataRules::malformed));

  private NamespaceMetadataRules() {}

  private static Rule<TenantInWorld> each(
      RuleInfo entry, Function<At<String>, Stream<Breach>> check) {
    return entry.check(
        checked ->
            NamespaceRules.namespaces(checked.spec())
                .flatMap(NamespaceMetadataRules::keys)
                .flatMap(check));
  }

  /** The keys of labels and annotations. */
  public static Stream<At<String>> keys(At<EnvironmentNamespace> namespace) {
    return Stream.concat(
        namespace.keys("labels", EnvironmentNamespace::labels),
        namespace.keys("annotations", EnvironmentNamespace::annotations));
  }

  private static Stream<Breach> kept(At<String> key) {
    return MetadataKeys.keptFor(key.value()).stream()
        .map(
            domain ->
                key.says(
                    "{}: keys of {} are not a tenant's to set", key.value(), new Phrase(domain)));
  }

  private static Stream<Breach> malformed(At<String> key) {
    return MetadataKeys.isKey(key.value())
        ? Stream.empty()
        : Stream.of(key.says("{} is no key of Kubernetes", key.value()));
  }
}

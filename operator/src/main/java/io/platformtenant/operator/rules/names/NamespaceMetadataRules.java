package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.MetadataKeys;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Labels and annotations that a tenant gives its namespaces. */
public final class NamespaceMetadataRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          each(
              RuleInfo.of("PT140", "Keys the cluster and the engines read are not a tenant's.")
                  .remedy("Take the key out, or choose one of a domain of your own."),
              NamespaceMetadataRules::kept),
          each(
              RuleInfo.of("PT141", "Keys of labels and annotations are keys.")
                  .remedy("Write letters, digits, - _ and ., after a domain and / if any.")
                  .source("kubernetes, apimachinery pkg/api/validate IsQualifiedName"),
              NamespaceMetadataRules::malformed));

  private NamespaceMetadataRules() {}

  private static Rule<TenantInWorld> each(RuleInfo entry, Function<Key, Stream<Breach>> check) {
    return entry.check(
        checked ->
            NamespaceRules.each(checked.contract(), (field, namespace) -> keys(field, namespace))
                .flatMap(check));
  }

  private static Stream<Key> keys(String field, EnvironmentNamespace namespace) {
    return Stream.concat(
        new TreeSet<>(namespace.labels().keySet())
            .stream().map(key -> new Key(field + ".labels", key)),
        new TreeSet<>(namespace.annotations().keySet())
            .stream().map(key -> new Key(field + ".annotations", key)));
  }

  private static Stream<Breach> kept(Key key) {
    return MetadataKeys.keptFor(key.text()).stream()
        .map(
            domain ->
                new Breach(
                    key.field(),
                    "\"" + key.text() + "\": keys of " + domain + " are not a tenant's to set"));
  }

  private static Stream<Breach> malformed(Key key) {
    return MetadataKeys.isKey(key.text())
        ? Stream.empty()
        : Stream.of(new Breach(key.field(), "\"" + key.text() + "\" is no key of Kubernetes"));
  }

  private record Key(String field, String text) {}
}

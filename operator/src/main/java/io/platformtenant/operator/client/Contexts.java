package io.platformtenant.operator.client;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.EnumMap;
import java.util.Map;

/** Kinds as the client wants them described. */
public final class Contexts {
  private static final Map<ManagedKind, ResourceDefinitionContext> ALL =
      new EnumMap<>(ManagedKind.class);

  static {
    for (ManagedKind kind : ManagedKind.values()) {
      ALL.put(
          kind,
          new ResourceDefinitionContext.Builder()
              .withGroup(kind.group())
              .withVersion(kind.version())
              .withKind(kind.kind())
              .withPlural(kind.plural())
              .withNamespaced(kind.namespaced())
              .build());
    }
  }

  private Contexts() {}

  public static ResourceDefinitionContext of(ManagedKind kind) {
    return ALL.get(kind);
  }
}

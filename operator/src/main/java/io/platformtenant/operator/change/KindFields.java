package io.platformtenant.operator.change;

import com.fasterxml.jackson.core.JsonPointer;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which fields of a kind need more than to be written as planned.
 *
 * @param guarded fields that we do not write and nobody else may: each would let an object do what
 *     its tenant's contract does not say. A list of names and not "all others", since a new version
 *     of an engine may bring fields with defaults of its own, and {@code flux suspend} is anybody's
 *     right
 * @param immutable fields that can never change in place
 * @param shared whether an engine writes into a list that we write whole: what it wrote has to be
 *     read first, or it is erased
 */
record KindFields(List<JsonPointer> guarded, List<JsonPointer> immutable, boolean shared) {
  private static final KindFields PLAIN = new KindFields(List.of(), List.of(), false);
  private static final Map<ManagedKind, KindFields> ALL = new EnumMap<>(ManagedKind.class);

  static {
    for (ManagedKind kind : ManagedKind.values()) {
      ALL.put(kind, sheetOf(kind));
    }
  }

  static KindFields of(ManagedKind kind) {
    return ALL.get(kind);
  }

  private static KindFields sheetOf(ManagedKind kind) {
    return switch (kind) {
      case NAMESPACE, RESOURCE_QUOTA, LIMIT_RANGE, SERVICE_ACCOUNT -> PLAIN;
      // A policy for some pods is none for the others.
      case NETWORK_POLICY ->
          guarding("/spec/podSelector/matchExpressions", "/spec/podSelector/matchLabels");
      case ROLE_BINDING, CLUSTER_ROLE_BINDING ->
          new KindFields(List.of(), pointers("/roleRef/name"), false);
      case GIT_REPOSITORY ->
          guarding(
              "/spec/include",
              "/spec/proxySecretRef",
              "/spec/ref",
              "/spec/secretRef",
              "/spec/serviceAccountName");
      case OCI_REPOSITORY ->
          guarding(
              "/spec/certSecretRef",
              "/spec/insecure",
              "/spec/proxySecretRef",
              "/spec/ref",
              "/spec/secretRef",
              "/spec/serviceAccountName");
      case BUCKET ->
          guarding(
              "/spec/certSecretRef",
              "/spec/insecure",
              "/spec/prefix",
              "/spec/proxySecretRef",
              "/spec/secretRef",
              "/spec/serviceAccountName",
              "/spec/sts");
      case KUSTOMIZATION ->
          guarding(
              "/spec/commonMetadata",
              "/spec/components",
              "/spec/decryption",
              "/spec/force",
              "/spec/healthChecks",
              "/spec/images",
              "/spec/kubeConfig",
              "/spec/namePrefix",
              "/spec/nameSuffix",
              "/spec/patches",
              "/spec/postBuild",
              "/spec/postBuild/substituteFrom",
              "/spec/postBuild/substituteStrategy",
              "/spec/decryption/serviceAccountName",
              "/spec/targetNamespace");
      // Argo CD mirrors the tokens of a role into it. Windows that a patch of ours left there would
      // outlive the contract that has none any more: what is patched an apply does not take out.
      // No sourceIntegrity that a platform wrote itself: without it more would be delivered.
      case APP_PROJECT -> new KindFields(pointers("/spec/syncWindows"), List.of(), true);
      case APPLICATION ->
          guarding(
              "/spec/ignoreDifferences",
              "/spec/source",
              "/spec/sourceHydrator",
              "/spec/sources",
              "/spec/syncPolicy/automated",
              "/spec/syncPolicy/managedNamespaceMetadata");
      case APPLICATION_SET ->
          guarding(
              "/spec/applyNestedSelectors",
              "/spec/ignoreApplicationDifferences",
              "/spec/preservedFields",
              "/spec/strategy",
              "/spec/template/spec/ignoreDifferences",
              "/spec/template/spec/source",
              "/spec/template/spec/sourceHydrator",
              "/spec/template/spec/sources",
              "/spec/template/spec/syncPolicy/automated",
              "/spec/template/spec/syncPolicy/managedNamespaceMetadata",
              "/spec/templatePatch");
    };
  }

  private static KindFields guarding(String... fields) {
    return new KindFields(pointers(fields), List.of(), false);
  }

  private static List<JsonPointer> pointers(String... texts) {
    return Stream.of(texts).map(JsonPointer::compile).toList();
  }
}

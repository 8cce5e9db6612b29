package io.platformtenant.operator.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.ManagedKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fields that we do not write and nobody else may: each would let an object do what its tenant's
 * contract does not say. A list of names and not "all others", since a new version of an engine may
 * bring fields with defaults of its own, and {@code flux suspend} is anybody's right.
 */
final class GuardedFields {
  private static final Map<ManagedKind, List<JsonPointer>> FIELDS =
      new EnumMap<>(
          Map.of(
              ManagedKind.KUSTOMIZATION,
              pointers(
                  "/spec/commonMetadata",
                  "/spec/components",
                  "/spec/decryption",
                  "/spec/deletionPolicy",
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
                  "/spec/targetNamespace"),
              ManagedKind.GIT_REPOSITORY,
              pointers(
                  "/spec/include",
                  "/spec/proxySecretRef",
                  "/spec/ref",
                  "/spec/secretRef",
                  "/spec/serviceAccountName"),
              ManagedKind.OCI_REPOSITORY,
              pointers(
                  "/spec/certSecretRef",
                  "/spec/insecure",
                  "/spec/proxySecretRef",
                  "/spec/ref",
                  "/spec/secretRef",
                  "/spec/serviceAccountName"),
              ManagedKind.BUCKET,
              pointers(
                  "/spec/certSecretRef",
                  "/spec/insecure",
                  "/spec/prefix",
                  "/spec/proxySecretRef",
                  "/spec/secretRef",
                  "/spec/serviceAccountName",
                  "/spec/sts"),
              // A policy for some pods is none for the others.
              ManagedKind.NETWORK_POLICY,
              pointers("/spec/podSelector/matchExpressions", "/spec/podSelector/matchLabels"),
              ManagedKind.APPLICATION,
              pointers(
                  "/spec/ignoreDifferences",
                  "/spec/source",
                  "/spec/sourceHydrator",
                  "/spec/sources",
                  "/spec/syncPolicy/automated",
                  "/spec/syncPolicy/managedNamespaceMetadata"),
              ManagedKind.APPLICATION_SET,
              pointers(
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
                  "/spec/templatePatch")));

  private static final JsonPointer VARIABLES = JsonPointer.compile("/spec/postBuild/substitute");

  /** What carries two marks is taken for nobody's, or for two owners' at once. */
  private static final List<JsonPointer> OWNERS =
      pointers(
          "/metadata/labels/platformtenant.io~1tenant",
          "/metadata/labels/platformtenant.io~1class");

  private GuardedFields() {}

  static boolean areIn(JsonNode planned, JsonNode live, ManagedKind kind) {
    return in(planned, live, kind).findAny().isPresent();
  }

  /** Adds to a merge patch what takes them out. */
  static void removeBy(ObjectNode patch, JsonNode planned, JsonNode live, ManagedKind kind) {
    in(planned, live, kind)
        .forEach(
            field -> patch.withObject(field.head()).putNull(field.last().getMatchingProperty()));
  }

  private static Stream<JsonPointer> in(JsonNode planned, JsonNode live, ManagedKind kind) {
    return Stream.of(
            OWNERS.stream(),
            FIELDS.getOrDefault(kind, List.of()).stream(),
            variables(planned, live))
        .flatMap(s -> s)
        .filter(field -> planned.at(field).isMissingNode())
        .filter(field -> saysSomething(live.at(field)));
  }

  /** A variable that nobody planned would be filled in wherever a file names it. */
  private static Stream<JsonPointer> variables(JsonNode planned, JsonNode live) {
    return planned.at(VARIABLES).isMissingNode()
        ? Stream.empty()
        : live.at(VARIABLES).properties().stream()
            .map(variable -> VARIABLES.appendProperty(variable.getKey()));
  }

  private static boolean saysSomething(JsonNode value) {
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isBoolean() && !value.booleanValue())
        && !(value.isContainerNode() && value.isEmpty() && !value.isObject());
  }

  private static List<JsonPointer> pointers(String... texts) {
    return Stream.of(texts).map(JsonPointer::compile).toList();
  }
}

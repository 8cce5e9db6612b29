package io.platformtenant.operator.imports.drafting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.NetworkProfile;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.PodSecurity;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.HandOver;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.text.Wildcards;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a namespace: of its labels and annotations what the class lets a tenant say, and the
 * profile that is nearest to what holds there now, never a laxer one.
 */
final class NamespaceReading {
  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";
  private static final String DEFAULT = "default";

  private final PlatformTenantClassSpec followed;
  private final String tenant;

  NamespaceReading(PlatformTenantClassSpec followed, String tenant) {
    this.followed = followed;
    this.tenant = tenant;
  }

  ObjectNode of(String name, Optional<Existing> there, Notes notes) {
    ObjectNode namespace = JsonNodeFactory.instance.objectNode().put("name", name);
    if (there.isEmpty()) {
      notes.say(
          "metadata.name", name, "is not among what was read; it is made where it is not there");
      return namespace;
    }
    JsonNode metadata = there.get().body().path("metadata");
    PodSecurity level = level(metadata.path("labels").path(ENFORCE).asText(""));
    NamespaceProfile profile = nearest(level);
    if (!profile.name().equals(DEFAULT)) {
      namespace.put("profile", profile.name());
    }
    PodSecurity becomes = Optional.ofNullable(profile.podSecurity()).orElse(PodSecurity.restricted);
    if (becomes != level) {
      notes.say(
          "metadata.labels." + ENFORCE,
          metadata.path("labels").path(ENFORCE),
          "becomes "
              + becomes
              + " by profile "
              + profile.name()
              + ": pods that need more are refused when they are made anew. A profile of the class"
              + " with podSecurity: "
              + level
              + " keeps what is there");
    }
    if (profile.networkPolicy() == NetworkProfile.DefaultDeny) {
      notes.say(
          "NetworkPolicy",
          "",
          "from adoption on traffic in and out is denied by profile "
              + profile.name()
              + ", but for DNS and what is inside; let in before what has to go on");
    }
    if (profile.resourceQuota() != null) {
      notes.say(
          "ResourceQuota",
          "",
          "from adoption on profile "
              + profile.name()
              + " limits what it may use up; see that what runs fits");
    }
    permitted(namespace, "labels", metadata.path("labels"));
    permitted(namespace, "annotations", metadata.path("annotations"));
    there.get().applier().ifPresent(applier -> notes.say("metadata", applier, HandOver.LET_GO));
    return namespace;
  }

  private static PodSecurity level(String label) {
    return switch (label) {
      case "restricted" -> PodSecurity.restricted;
      case "baseline" -> PodSecurity.baseline;
      default -> PodSecurity.privileged;
    };
  }

  /** The same where there is one, the default before others; else the default or a stricter one. */
  private NamespaceProfile nearest(PodSecurity level) {
    List<NamespaceProfile> profiles =
        Optional.ofNullable(followed.namespaceProfiles()).orElse(List.of()).stream()
            .sorted(
                Comparator.comparing((NamespaceProfile p) -> !p.name().equals(DEFAULT))
                    .thenComparing(NamespaceProfile::name))
            .filter(p -> isPermitted(p.name()))
            .toList();
    return profiles.stream()
        .filter(p -> levelOf(p) == level)
        .findFirst()
        .or(() -> profiles.stream().filter(p -> isStricter(levelOf(p), level)).findFirst())
        .orElseGet(
            () ->
                new NamespaceProfile(
                    DEFAULT, null, null, null, null, null, null, null, null, null, null, null));
  }

  private boolean isPermitted(String profile) {
    List<String> permitted = followed.guardrails().profiles();
    return permitted.isEmpty() || permitted.contains(profile);
  }

  private static PodSecurity levelOf(NamespaceProfile profile) {
    return Optional.ofNullable(profile.podSecurity()).orElse(PodSecurity.restricted);
  }

  private static boolean isStricter(PodSecurity one, PodSecurity other) {
    List<PodSecurity> strictestFirst =
        List.of(PodSecurity.restricted, PodSecurity.baseline, PodSecurity.privileged);
    return strictestFirst.indexOf(one) < strictestFirst.indexOf(other);
  }

  private void permitted(ObjectNode namespace, String field, JsonNode said) {
    ObjectNode taken = JsonNodeFactory.instance.objectNode();
    said.properties().stream()
        .filter(
            entry ->
                followed.guardrails().namespaceMetadata().stream()
                    .anyMatch(p -> Wildcards.of(p, tenant).matches(entry.getKey())))
        .forEach(entry -> taken.set(entry.getKey(), entry.getValue()));
    if (!taken.isEmpty()) {
      namespace.set(field, taken);
    }
  }
}

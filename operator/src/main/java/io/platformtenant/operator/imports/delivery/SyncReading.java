package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.SyncOption;
import io.platformtenant.operator.imports.Fields;
import io.platformtenant.operator.imports.Notes;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how an Application is synced. */
final class SyncReading {
  private static final Set<String> OPTIONS =
      Arrays.stream(SyncOption.values()).map(SyncOption::text).collect(Collectors.toSet());

  private SyncReading() {}

  static boolean isAutomated(JsonNode policy) {
    JsonNode automated = policy.path("automated");
    return automated.isObject() && automated.path("enabled").asBoolean(true);
  }

  static ObjectNode of(Fields policy, Notes notes) {
    ObjectNode sync = JsonNodeFactory.instance.objectNode();
    automated(policy, sync, notes);
    options(policy.get("syncOptions"), sync, notes);
    retry(policy.block("retry"), sync, notes);
    policy
        .rest()
        .forEach(
            field ->
                notes.say(
                    field.path(),
                    field.value(),
                    "is left out: namespaces and what they carry are the contract's own"));
    return sync;
  }

  private static void automated(Fields policy, ObjectNode sync, Notes notes) {
    var automated = policy.block("automated");
    boolean isOn = automated.get("enabled").asBoolean(true);
    boolean prune = automated.flag("prune");
    boolean selfHeal = automated.flag("selfHeal");
    if (policy.get("automated").isObject() && isOn) {
      sync.put("prune", prune).put("selfHeal", selfHeal);
    }
    automated
        .rest()
        .forEach(
            field ->
                notes.say(
                    field.path(),
                    field.value(),
                    "is left out: a source that is suddenly empty deletes nothing then"));
  }

  private static void options(JsonNode said, ObjectNode sync, Notes notes) {
    ArrayNode options = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < said.size(); i++) {
      String option = said.get(i).asText();
      if (OPTIONS.contains(option)) {
        // This one every Application of a contract has.
        if (!option.equals(SyncOption.FAIL_ON_SHARED_RESOURCE.text())
            && options.valueStream().noneMatch(o -> o.asText().equals(option))) {
          options.add(option);
        }
      } else if (!saysNothing(option)) {
        notes.say("spec.syncPolicy.syncOptions[" + i + "]", option, refused(option));
      }
    }
    if (!options.isEmpty()) {
      sync.set("options", options);
    }
  }

  /** What is off unless somebody turns it on. */
  private static boolean saysNothing(String option) {
    return option.endsWith("=false")
        && !option.startsWith("Validate=")
        && !option.startsWith("Prune=");
  }

  private static String refused(String option) {
    return option.startsWith("CreateNamespace")
        ? "is left out: namespaces are those of the contract, and made by the operator"
        : "is left out: it goes past what judges an object; see that a sync works without";
  }

  private static void retry(Fields said, ObjectNode sync, Notes notes) {
    if (said.isNothing()) {
      return;
    }
    ObjectNode retry = JsonNodeFactory.instance.objectNode();
    JsonNode limit = said.get("limit");
    if (limit.isIntegralNumber() && limit.intValue() < 0) {
      notes.say(said.pathOf("limit"), limit, "is 20 instead: no contract retries for ever");
      retry.put("limit", 20);
    } else if (limit.isIntegralNumber()) {
      retry.put("limit", limit.intValue());
    }
    var waits = said.block("backoff");
    ObjectNode backoff = JsonNodeFactory.instance.objectNode();
    waits.text("duration").ifPresent(text -> backoff.put("duration", text));
    if (waits.get("factor").isIntegralNumber()) {
      backoff.put("factor", waits.get("factor").intValue());
    }
    waits.text("maxDuration").ifPresent(text -> backoff.put("maxDuration", text));
    if (!backoff.isEmpty()) {
      retry.set("backoff", backoff);
    }
    said.rest().forEach(field -> notes.say(field.path(), field.value(), "is left out"));
    if (!retry.isEmpty()) {
      sync.set("retry", retry);
    }
  }
}

package io.platformtenant.operator.imports.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.ContractName;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Fields;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.Places;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a Kustomization. What it would apply is the same afterwards, or it is left out; what else
 * of it no contract says is noted.
 */
public final class StageReading {
  private static final String NO =
      "no contract says this, and without it something else would be applied; move it into the"
          + " files, or leave the Kustomization to those who made it";
  private static final List<String> DURATIONS = List.of("interval", "retryInterval", "timeout");
  private static final List<String> AS_THEY_ARE =
      List.of("components", "images", "healthCheckExprs");

  private final String tenant;
  private final Places places;
  private final Notes notes;

  public StageReading(String tenant, Places places, Notes notes) {
    this.tenant = tenant;
    this.places = places;
    this.notes = notes;
  }

  /** Empty for what no contract says; the notes tell why. */
  public Optional<ReadStage> of(Existing there) {
    var spec = new Fields(there.spec(), "spec");
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    String environment = environment(there, spec, tree);
    spec.text("path").map(StageReading::path).ifPresent(path -> tree.put("path", path));
    for (String field : DURATIONS) {
      spec.text(field).ifPresent(text -> tree.put(field, text));
    }
    variables(spec.block("postBuild"), tree);
    decryption(spec.block("decryption"), tree);
    for (String field : AS_THEY_ARE) {
      if (spec.get(field).isArray() && !spec.get(field).isEmpty()) {
        tree.set(field, spec.get(field).deepCopy());
      }
    }
    patches(spec.get("patches"), tree);
    if (spec.flag("force")) {
      tree.put("force", true);
    }
    Optional<ObjectId> source = source(there, spec.get("sourceRef"));
    List<ObjectId> first = dependsOn(there, spec.get("dependsOn"));
    behaviour(spec);
    spec.rest()
        .forEach(
            field ->
                notes.leaveOut(
                    field.path(),
                    field.name().startsWith("patches") ? "(not shown)" : text(field),
                    NO));
    return notes.isLeftOut() || source.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReadStage(
                there,
                cut(ContractName.of(tenant, there.name(), environment)),
                environment,
                source.get(),
                tree,
                first));
  }

  private static String text(Fields.Field field) {
    return field.value().isTextual() ? field.value().textValue() : field.value().toString();
  }

  private static String cut(String name) {
    String label = name.length() <= 30 ? name : name.substring(0, 30).replaceAll("-+$", "");
    return label.startsWith("platform") || label.equals("none") ? "of-" + label : label;
  }

  /** Where it says so, or where it is, or as it is called. */
  private String environment(Existing there, Fields spec, ObjectNode tree) {
    String target = spec.text("targetNamespace").orElse("");
    String environment = places.byNamespace().getOrDefault(target, "");
    if (target.isEmpty()) {
      tree.put("namespace", "AsWritten");
      environment =
          Optional.ofNullable(places.byNamespace().get(there.namespace()))
              .or(() -> called(there.name()))
              .orElse("");
    } else if (!environment.isEmpty() && !target.equals(places.firstOf(environment))) {
      tree.put("namespace", target);
    }
    if (environment.isEmpty()) {
      notes.leaveOut(
          "spec.targetNamespace",
          target,
          "says no namespace of this tenant, so that nobody knows its environment; say one, or"
              + " leave the Kustomization to those who made it");
    }
    return environment;
  }

  private Optional<String> called(String name) {
    List<String> words = Arrays.asList(name.split("-", -1));
    List<String> fitting =
        places.environments().stream()
            .filter(e -> words.contains(e) || name.startsWith(e + "-") || name.endsWith("-" + e))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /** Flux takes a leading slash, and a contract none. */
  private static String path(String said) {
    String path = said.replaceFirst("^/+", "");
    return path.isEmpty() ? "./" : path;
  }

  private void variables(Fields postBuild, ObjectNode tree) {
    if (postBuild.get("substitute") instanceof ObjectNode said && !said.isEmpty()) {
      tree.set("substitute", said.deepCopy());
    }
    JsonNode from = postBuild.get("substituteFrom");
    if (!from.isEmpty()) {
      ArrayNode list = tree.putArray("substituteFrom");
      from.forEach(
          one -> {
            ObjectNode taken = list.addObject();
            taken.set("kind", one.path("kind"));
            taken.set("name", one.path("name"));
            if (one.path("optional").asBoolean()) {
              taken.put("optional", true);
            }
          });
      from.forEach(
          one -> Secrets.tell("spec.postBuild.substituteFrom", one.path("name").asText(""), notes));
    }
    postBuild.rest().forEach(field -> notes.leaveOut(field.path(), text(field), NO));
  }

  private void decryption(Fields said, ObjectNode tree) {
    if (said.isNothing()) {
      return;
    }
    ObjectNode decryption = tree.putObject("decryption");
    said.text("provider").ifPresent(text -> decryption.put("provider", text));
    String secret = said.get("secretRef").path("name").asText("");
    if (secret.isEmpty()) {
      notes.leaveOut(
          "spec.decryption.secretRef", "", "is needed: without it Flux would use keys of its own");
    } else {
      decryption.putObject("secretRef").put("name", secret);
      Secrets.tell("spec.decryption.secretRef.name", secret, notes);
    }
    said.rest().forEach(field -> notes.leaveOut(field.path(), text(field), NO));
  }

  private static void patches(JsonNode said, ObjectNode tree) {
    if (!said.isEmpty()) {
      ArrayNode list = tree.putArray("patches");
      said.forEach(
          patch -> {
            ObjectNode taken = list.addObject();
            taken.set("patch", patch.path("patch"));
            if (patch.path("target").isObject() && !patch.path("target").isEmpty()) {
              taken.set("target", patch.path("target").deepCopy());
            }
          });
    }
  }

  private Optional<ObjectId> source(Existing there, JsonNode said) {
    Optional<ObjectId> source = SourceReference.of(said, there.namespace());
    if (source.isEmpty()) {
      notes.leaveOut("spec.sourceRef", said, NO);
    }
    return source;
  }

  private static List<ObjectId> dependsOn(Existing there, JsonNode said) {
    return said.valueStream()
        .map(
            one ->
                ObjectId.of(
                    ManagedKind.KUSTOMIZATION,
                    one.path("namespace").asText(there.namespace()),
                    one.path("name").asText()))
        .toList();
  }

  /** What changes about how it is applied, and not what. */
  private void behaviour(Fields spec) {
    if (spec.flag("suspend")) {
      notes.leaveOut(
          "spec.suspend", "true", "somebody stopped it, and a stage of a contract would run");
    }
    if (!spec.flag("prune")) {
      notes.say("spec.prune", "false", "is true in contracts: what leaves the files is deleted");
    }
    spec.without("wait", "healthChecks");
    spec.text("deletionPolicy")
        .filter(policy -> !policy.equals("WaitForTermination"))
        .ifPresent(
            policy ->
                notes.say(
                    "spec.deletionPolicy",
                    policy,
                    "is WaitForTermination; see lifecycle.deletion"));
    spec.text("serviceAccountName")
        .ifPresent(
            account ->
                notes.say(
                    "spec.serviceAccountName",
                    account,
                    "is an account of the environment instead, with roles.accounts.reconciler of"
                        + " the class; see that it may what the files need"));
  }
}

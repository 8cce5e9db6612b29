package io.platformtenant.operator.imports.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Fields;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.List;
import java.util.Optional;

/** Reads a GitRepository, an OCIRepository or a Bucket. */
public final class FluxSourceReading {
  private static final String NO =
      "no contract says this of a source; leave it, and what is applied from it, to those who made"
          + " it";
  private static final List<String> TEXTS = List.of("interval", "timeout", "ignore");
  private static final List<String> SECRETS =
      List.of("secretRef", "certSecretRef", "proxySecretRef");

  private FluxSourceReading() {}

  /** As a contract has it, but for its name; empty for what none says. */
  public static Optional<ObjectNode> of(Existing there, Notes notes) {
    var spec = new Fields(there.spec(), "spec");
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode kind = tree.putObject(fieldOf(there.id().kind()));
    switch (there.id().kind()) {
      case GIT_REPOSITORY -> {
        texts(spec, kind, "url");
        copy(spec, kind, "ref", "sparseCheckout", "recurseSubmodules");
      }
      case OCI_REPOSITORY -> {
        texts(spec, kind, "url");
        copy(spec, kind, "ref", "layerSelector", "insecure");
      }
      default -> {
        texts(spec, kind, "endpoint", "bucketName", "region", "prefix");
        copy(spec, kind, "insecure");
      }
    }
    TEXTS.forEach(field -> spec.text(field).ifPresent(text -> tree.put(field, text)));
    spec.text("provider")
        .filter(provider -> !provider.equals("generic"))
        .ifPresent(provider -> tree.put("provider", provider));
    for (String field : SECRETS) {
      String name = spec.get(field).path("name").asText("");
      if (!name.isEmpty()) {
        tree.putObject(field).put("name", name);
        Secrets.tell("spec." + field + ".name", name, notes);
      }
    }
    if (spec.get("verify") instanceof ObjectNode verify && !verify.isEmpty()) {
      tree.set("verify", verify.deepCopy());
      for (String field : List.of("secretRef", "trustedRootSecretRef")) {
        String name = verify.path(field).path("name").asText("");
        if (!name.isEmpty()) {
          Secrets.tell("spec.verify." + field + ".name", name, notes);
        }
      }
    }
    if (spec.flag("suspend")) {
      notes.leaveOut("spec.suspend", "true", "somebody stopped it, and a contract's would fetch");
    }
    spec.rest().forEach(field -> notes.leaveOut(field.path(), field.value(), NO));
    return notes.isLeftOut() ? Optional.empty() : Optional.of(tree);
  }

  private static String fieldOf(ManagedKind kind) {
    return switch (kind) {
      case GIT_REPOSITORY -> "git";
      case OCI_REPOSITORY -> "oci";
      default -> "bucket";
    };
  }

  private static void texts(Fields spec, ObjectNode into, String... fields) {
    for (String field : fields) {
      spec.text(field).ifPresent(text -> into.put(field, text));
    }
  }

  private static void copy(Fields spec, ObjectNode into, String... fields) {
    for (String field : fields) {
      JsonNode value = spec.get(field);
      boolean says = value.isContainerNode() ? !value.isEmpty() : value.asBoolean(false);
      if (says) {
        into.set(field, value.deepCopy());
      }
    }
  }
}

package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.GitDirectories;
import io.platformtenant.api.v1alpha1.SetElement;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.List;

/**
 * One ApplicationSet per set and environment. Every text of its template is a Go template to Argo
 * CD, keys of maps included (argo-cd, applicationset/utils/utils.go, deeplyReplace): all are
 * escaped, whoever wrote them, and only then do names, paths, revisions and value files get their
 * {@code {item}}. Project and destination hold nothing of an item.
 */
final class ApplicationSets {
  private ApplicationSets() {}

  /**
   * @param frozen whether its environment is: a folder that leaves Git would take along what runs
   */
  static PlannedObject of(ResolvedTenant contract, EnvironmentSet here, boolean frozen) {
    ObjectId id =
        ObjectId.of(
            ManagedKind.APPLICATION_SET, contract.names().argocdNamespace(), here.objectName());
    ObjectNode body =
        Bodies.of(
            id,
            contract.tenant(),
            Labels.of(here.here().environment(), ApiGroup.APPLICATION_LABEL, here.set().name()));
    ObjectNode spec = body.putObject("spec");
    spec.put("goTemplate", true);
    // Without it a missing key would be written as "<no value>".
    spec.putArray("goTemplateOptions").add("missingkey=error");
    spec.putArray("generators").add(generator(here.set()));
    spec.putObject("syncPolicy")
        .put("applicationsSync", frozen ? "create-only" : "sync")
        .put("preserveResourcesOnDeletion", false);
    spec.set("template", template(contract, here));
    return new PlannedObject(
        id,
        here.here().environment().name(),
        body,
        ApplicationSpecs.ground(contract, here.here()),
        false);
  }

  private static ObjectNode template(ResolvedTenant contract, EnvironmentSet here) {
    String tenant = contract.tenant();
    ObjectNode template = Bodies.object();
    ObjectNode metadata = template.putObject("metadata");
    metadata.set(
        "labels",
        Bodies.strings(
            Bodies.marks(
                Owner.ofTenant(tenant),
                Labels.of(
                    here.here().environment(),
                    ApiGroup.APPLICATION_LABEL,
                    here.set().name() + "-{item}"))));
    ApplicationSpecs.completeMetadata(metadata, here.here().application());
    template.set("spec", ApplicationSpecs.of(contract, here.here(), here.set().name() + "-{item}"));
    ObjectNode escaped = (ObjectNode) GoTemplates.escape(template);
    var items = new ItemTexts(here.set());
    ((ObjectNode) escaped.get("metadata"))
        .put(
            "name",
            EnvironmentSet.prefix(tenant, here.set())
                + items.checked(here.longestItem())
                + "-"
                + here.here().environment().name());
    items.fillIn(escaped);
    // Tells which template an Application was made from: Argo CD keeps no generation of it.
    ((ObjectNode) escaped.get("metadata"))
        .withObject("/annotations")
        .put(ApiGroup.APPLIED_HASH_ANNOTATION, AppliedHash.of(escaped));
    return escaped;
  }

  private static ObjectNode generator(ApplicationSet set) {
    ObjectNode generator = Bodies.object();
    if (set.list() != null) {
      ArrayNode elements = generator.putObject("list").putArray("elements");
      set.list().elements().forEach(e -> elements.add(element(e)));
    } else if (set.gitDirectories() != null) {
      generator.set("git", git(set.gitDirectories().repoURL(), set.gitDirectories().revision()));
      generator.withObject("/git").set("directories", directories(set.gitDirectories()));
    } else {
      generator.set("git", git(set.gitFiles().repoURL(), set.gitFiles().revision()));
      generator.withObject("/git").set("files", paths(set.gitFiles().files()));
    }
    return generator;
  }

  private static ObjectNode git(String url, String revision) {
    return Bodies.object()
        .put("repoURL", url)
        .put("revision", revision == null ? "HEAD" : revision);
  }

  /** A folder that one of them excludes is out, wherever it stands in the list. */
  private static ArrayNode directories(GitDirectories said) {
    ArrayNode list = paths(said.directories());
    said.exclude().forEach(path -> list.addObject().put("path", path).put("exclude", true));
    return list;
  }

  private static ArrayNode paths(List<String> paths) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    paths.forEach(path -> list.addObject().put("path", path));
    return list;
  }

  private static ObjectNode element(SetElement said) {
    ObjectNode element = Bodies.object().put("name", said.name());
    if (!said.values().isEmpty()) {
      element.set("values", Bodies.strings(said.values()));
    }
    return element;
  }
}

package io.platformtenant.e2e.stories;

import static io.platformtenant.e2e.stories.Changes.SOURCE;
import static io.platformtenant.e2e.stories.Changes.application;
import static io.platformtenant.e2e.stories.Changes.inNamespace;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody of the app team can say that neither the schema nor admission sees through: it
 * takes the neighbours, the class or a reading of the whole text to tell.
 */
final class RulebookEscapes {
  private static final String CONFIG = SOURCE + "config.git";

  /**
   * @param words parts of what Ready says; {@code {id}} stands for the tenant's name
   * @param hostile a merge patch of the contract
   * @param inside a like one, of the same fields
   */
  record Attempt(String way, String reason, List<String> words, String hostile, String inside) {}

  private RulebookEscapes() {}

  /**
   * @param shorter an older tenant with a name that begins the tenant's, and a set whose
   *     Applications are called {@code <tenant>-jobs-…}
   */
  static List<Attempt> all(String shorter) {
    return Stream.of(
            byNames(shorter), throughTheClass(shorter), pastAdmission(shorter), inTheText())
        .flatMap(List::stream)
        .toList();
  }

  /** Names that are somebody else's, now or as soon as a set makes them. */
  private static List<Attempt> byNames(String shorter) {
    String begins = "begins like what a set of tenant \"" + shorter + "\" makes";
    String fits = application(SOURCE + "a", "path: a");
    return List.of(
        new Attempt(
            "a set makes the names of a longer tenant (PX005)",
            "NameConflict",
            List.of("would be called \"{id}-eu-…\"", "belong to tenant \"{id}-eu\""),
            set("eu"),
            set("us")),
        new Attempt(
            "an application begins like a set of another tenant (PX006)",
            "NameConflict",
            List.of("\"{id}-jobs-x-", begins),
            fits.replace("name: api", "name: jobs-x"),
            fits),
        new Attempt(
            "a set begins like a set of another tenant (PX007)",
            "NameConflict",
            List.of("\"{id}-jobs-…\"", begins),
            set("jobs"),
            set("us")),
        new Attempt(
            "an application is called like one of a longer tenant (PX003)",
            "NameConflict",
            List.of("Application \"{id}-eu-", "belongs by its name to tenant \"{id}-eu\""),
            fits.replace("name: api", "name: eu"),
            fits));
  }

  /** Sources of the class, which its own stages may read and a tenant may not. */
  private static List<Attempt> throughTheClass(String shorter) {
    String shared = stage("source: platform-catalog, path: \"tenants/{id}/{environment}\"");
    return List.of(
        new Attempt(
            "a stage reads a source the class keeps (PT070)",
            "InvalidSpec",
            List.of("names source \"platform-base\"", "does not share with tenants"),
            shared.replace("platform-catalog", "platform-base"),
            shared),
        new Attempt(
            "a stage reads what is shared with another tenant (PT070)",
            "InvalidSpec",
            List.of("reads \"tenants/" + shorter + "/staging\""),
            shared.replace("{id}", shorter),
            shared));
  }

  /** Texts that fit the pattern of a policy and mean something else. */
  private static List<Attempt> pastAdmission(String shorter) {
    return List.of(
        new Attempt(
            "an address climbs out of what is permitted (PT202)",
            "GuardrailViolated",
            List.of("is no address that can be judged", "/../" + shorter + "/x"),
            application(SOURCE + "../" + shorter + "/x", "path: a"),
            application(SOURCE + "a", "path: a")));
  }

  private static List<Attempt> inTheText() {
    return List.of(
        new Attempt(
            "a folder is on both planes (PT221)",
            "InvalidSpec",
            List.of("application \"api\" and stage \"addons\" both apply \"addons\""),
            onBothPlanes("addons"),
            onBothPlanes("apps")),
        new Attempt(
            "an application of one environment goes to another's (PT057)",
            "InvalidSpec",
            List.of("goes to namespace \"{id}-prod\"", "environment \"staging\" does not have"),
            inNamespace("{id}-prod"),
            inNamespace("{id}-staging")),
        new Attempt(
            "a stage goes to Argo CD (PT037)",
            "InvalidSpec",
            List.of("namespace \"argocd\" is not one of environment"),
            stage("source: config, path: addons, namespace: argocd"),
            stage("source: config, path: addons")),
        new Attempt(
            "a component lies outside its source (PT078)",
            "InvalidSpec",
            List.of("\"../../other\" leaves the source"),
            stage("source: config, path: addons, components: [../../other]"),
            stage("source: config, path: addons, components: [../other]")),
        new Attempt(
            "a text reads differently from what it says (PT222)",
            "InvalidSpec",
            List.of("spec.description", "holds the character U+202E"),
            "spec: {description: \"ours\\u202Eruo\"}",
            "spec: {description: ours}"),
        new Attempt(
            "a group is two in Argo CD's list of policies (PT020)",
            "InvalidSpec",
            List.of("a group name can not hold quotes"),
            "spec: {access: {deployers: {groups: ['dev\"x']}}}",
            "spec: {access: {deployers: {groups: [devx]}}}"),
        new Attempt(
            "an item of a set is a template (PT112)",
            "InvalidSpec",
            List.of("must be a text of letters, digits"),
            set("us").replace("{name: x}", "{name: x, values: {v: \"{{.name}}\"}}"),
            set("us")),
        new Attempt(
            "a health check loops in a loop (PT087)",
            "InvalidSpec",
            List.of("has a loop in a loop"),
            healthy("data.a.all(a, data.b.exists(b, b == a))"),
            healthy("data.a.all(a, a == 'b')")),
        new Attempt(
            "stages hold every worker of Flux (PT088)",
            "InvalidSpec",
            List.of("can hold workers of Flux for 60 minutes together"),
            stages("dependsOn: [none], timeout: 15m"),
            stages("timeout: 1m")));
  }

  private static String set(String name) {
    return "spec: {delivery: {applicationSets: [{name: %s, list: {elements: [{name: x}]},"
            .formatted(name)
        + " source: {repoURL: \""
        + SOURCE
        + "a\", path: \"sets/{item}\"}}]}}";
  }

  private static String stage(String rest) {
    return "spec: {bootstrap: {stages: [{name: addons, " + rest + "}]}}";
  }

  private static String healthy(String expression) {
    return stage(
        "source: config, healthCheckExprs: [{apiVersion: v1, kind: ConfigMap, current: \"%s\"}]"
            .formatted(expression));
  }

  private static String stages(String fields) {
    return "spec: {bootstrap: {stages: [%s]}}"
        .formatted(
            Stream.of("addons", "a", "b", "c")
                .map(name -> "{name: " + name + ", source: config, " + fields + "}")
                .collect(joining(", ")));
  }

  private static String onBothPlanes(String path) {
    return stage("source: config, path: addons").replace("}]}}", "}]},")
        + application(CONFIG, "path: " + path).replace("spec: {", " ");
  }
}

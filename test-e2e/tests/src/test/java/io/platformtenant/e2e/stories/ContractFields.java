package io.platformtenant.e2e.stories;

import static io.platformtenant.e2e.stories.Changes.SOURCE;
import static io.platformtenant.e2e.stories.Changes.application;
import static io.platformtenant.e2e.stories.Changes.source;
import static io.platformtenant.e2e.stories.Escape.SCHEMA;

import java.util.List;

/** Fields of a contract by which a team would reach what is not its own, or use it up. */
final class ContractFields {
  private ContractFields() {}

  /**
   * @param layer {@code schema}, or the name of a policy
   * @param hostile a merge patch of the contract
   * @param inside a like one, of the same fields
   */
  record Change(String way, String layer, String words, String hostile, String inside) {}

  static List<Change> all() {
    return List.of(
        new Change(
            "stays for ever once it is deleted",
            "status-and-finalizer",
            "the finalizer example.com/never",
            "metadata: {finalizers: [platformtenant.io/teardown, example.com/never]}",
            "metadata: {finalizers: [platformtenant.io/teardown]}"),
        new Change(
            "approves its own deletion",
            "tenants",
            "metadata.annotations[platformtenant.io/deletion-approved]",
            "metadata: {annotations: {platformtenant.io/deletion-approved: \"2026-01-01T00:00:00Z\"}}",
            "metadata: {annotations: {platformtenant.io/reconcile-at: now}}"),
        new Change(
            "takes the protection from deletion off",
            "tenants",
            "spec.lifecycle",
            "spec: {lifecycle: {deletionProtection: false}}",
            "spec: {description: ours}"),
        new Change(
            "takes over what stands there",
            "tenants",
            "spec.lifecycle",
            "spec: {lifecycle: {adoption: Adopt}}",
            "spec: {description: ours}"),
        new Change(
            "has everything of it left running",
            "tenants",
            "spec.lifecycle",
            "spec: {lifecycle: {deletion: {delivery: Orphan, bootstrap: Orphan}}}",
            "spec: {description: ours}"),
        new Change(
            "fetches from a bucket of a neighbour",
            "guardrails",
            "(PT201)",
            fetched("bucket: {endpoint: s3.example.com, bucketName: victim}"),
            source(SOURCE + "a", "tag: v1")),
        new Change(
            "has its source read without TLS",
            "guardrails",
            "(PT224)",
            artifact(", insecure: true"),
            artifact("")),
        new Change(
            "brings submodules from where nobody looked",
            "guardrails",
            "(PT225)",
            source(SOURCE + "a", "tag: v1").replace("ref:", "recurseSubmodules: true, ref:"),
            source(SOURCE + "a", "tag: v1")),
        new Change(
            "verifies by keys of the platform",
            "guardrails",
            "(PT223)",
            verified("platform-keys"),
            verified("own-keys")),
        new Change(
            "has Flux hold a text of gigabytes",
            SCHEMA,
            "compare fields only",
            health("data.x.replace('a', 'aaaaaaaaaa').size() > 0"),
            health("data.ready == 'true'")),
        new Change(
            "has Argo CD count for ever",
            SCHEMA,
            "jqPathExpressions",
            ignored("reduce .a[] as $x (0; . + $x)"),
            ignored(".spec.replicas")),
        new Change(
            "has whoever looks at it run a script",
            SCHEMA,
            "with an http or https address",
            annotated("link.argocd.argoproj.io/x: \"javascript:alert(1)\""),
            annotated("link.argocd.argoproj.io/x: \"https://example.com\"")),
        new Change(
            "says what only Argo CD says of an Application",
            SCHEMA,
            "annotations are notifications.argoproj.io/*",
            annotated("argocd.argoproj.io/refresh: hard"),
            annotated("argocd.argoproj.io/manifest-generate-paths: .")),
        new Change(
            "takes a component from anywhere",
            SCHEMA,
            "components are relative to the path",
            kustomize("components: [\"https://evil.example/x\"]"),
            kustomize("components: [x]")),
        new Change(
            "gives kustomize a flag",
            SCHEMA,
            "an image can not begin with -",
            kustomize("images: [\"-h\"]"),
            kustomize("images: [\"a=b:1\"]")));
  }

  private static String artifact(String more) {
    return fetched("oci: {url: \"oci://registry.example.com/{id}/a\", ref: {tag: v1}" + more + "}");
  }

  private static String fetched(String from) {
    return "spec: {bootstrap: {sources: [{name: config, " + from + "}]}}";
  }

  private static String verified(String secret) {
    return source(SOURCE + "a", "tag: v1")
        .replace("}]", ", verify: {mode: HEAD, secretRef: {name: " + secret + "}}}]");
  }

  private static String health(String expression) {
    return "spec: {bootstrap: {stages: [{name: addons, source: config, healthCheckExprs:"
        + " [{apiVersion: v1, kind: ConfigMap, current: \""
        + expression
        + "\"}]}]}}";
  }

  private static String ignored(String expression) {
    return of(
        "ignoreDifferences: [{kind: ConfigMap, jqPathExpressions: [\"" + expression + "\"]}]");
  }

  private static String annotated(String annotation) {
    return of("annotations: {" + annotation + "}");
  }

  private static String of(String field) {
    return application(SOURCE + "a", "path: a").replace("}}]", "}, " + field + "}]");
  }

  private static String kustomize(String field) {
    return application(SOURCE + "a", "path: a, kustomize: {" + field + "}");
  }
}

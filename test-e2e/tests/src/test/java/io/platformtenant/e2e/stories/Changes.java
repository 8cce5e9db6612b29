package io.platformtenant.e2e.stories;

/** Merge patches of a PlatformTenant, in YAML; {@code {id}} stands for the tenant's name. */
final class Changes {
  /** Where the tenant's own repositories are. */
  static final String SOURCE = "https://git.example.com/{id}/";

  private Changes() {}

  static String source(String url, String ref) {
    return "spec: {bootstrap: {sources: [{name: config, git: {url: \"%s\", ref: {%s}}}]}}"
        .formatted(url, ref);
  }

  static String staged(String source) {
    return source.replace("}]}}", "}], stages: [{name: addons, source: config}]}}");
  }

  static String application(String url, String more) {
    return "spec: {delivery: {applications: [{name: api, source: {repoURL: \"%s\", %s}}]}}"
        .formatted(url, more);
  }

  static String inEnvironment(String environment) {
    return application(SOURCE + "a", "path: a")
        .replace("}}]", "}, environments: [{name: " + environment + ", autoSync: true}]}]");
  }

  static String inNamespace(String namespace) {
    return application(SOURCE + "a", "path: a")
        .replace("}}]", "}, environments: [{name: staging, namespace: " + namespace + "}]}]");
  }

  static String optioned(String option) {
    return application(SOURCE + "a", "path: a")
        .replace("}}]", "}, sync: {options: [" + option + "]}}]");
  }
}

package io.platformtenant.e2e.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Objects with our mark as an engine, or somebody with its rights, may leave them. */
final class NastyChildren {
  private static final String APPLICATIONS =
      "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications";
  private static final String SETS = "/apis/argoproj.io/v1alpha1/namespaces/argocd/applicationsets";
  private static final String PROJECTS = "/apis/argoproj.io/v1alpha1/namespaces/argocd/appprojects";
  private static final String STAGES =
      "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/{owner}-home/kustomizations";
  private static final String SOURCES =
      "/apis/source.toolkit.fluxcd.io/v1/namespaces/{owner}-home/gitrepositories";

  private NastyChildren() {}

  /** Where the schemas of the engines are open, as those of another version might be. */
  static List<NastyShape> all() {
    List<NastyShape> all = new ArrayList<>();
    for (int depth : new int[] {300, 1_100, 9_000}) {
      String deep = NastyValues.objects(depth);
      all.add(child("values %d deep".formatted(depth), "Application", Map.of("spec", deep)));
      all.add(child("elements %d deep".formatted(depth), "ApplicationSet", Map.of("spec", deep)));
    }
    String key = "{\"" + "k".repeat(60_000) + "\":1}";
    all.add(child("a long key", "Application", Map.of("spec", key)));
    all.add(child("a long key", "Kustomization", Map.of("spec", key)));
    for (String odd : List.of("5", "\"Healthy\"", "[]", "[{}]", "null", "{\"a\":1}")) {
      all.add(child("spec " + odd, "Application", Map.of("spec", odd)));
      all.add(child("status " + odd, "Application", Map.of("spec", "{}", "status", odd)));
      all.add(
          child("status of " + odd, "Application", Map.of("spec", "{}", "status", statusOf(odd))));
      all.add(child("spec " + odd, "AppProject", Map.of("spec", odd)));
      all.add(child("spec " + odd, "Kustomization", Map.of("spec", odd)));
      all.add(
          child(
              "conditions " + odd,
              "Kustomization",
              Map.of(
                  "spec", "{}", "status", "{\"conditions\":" + odd + ",\"history\":" + odd + "}")));
      all.add(
          child(
              "artifact " + odd,
              "GitRepository",
              Map.of(
                  "spec",
                  "{}",
                  "status",
                  "{\"artifact\":" + odd + ",\"conditions\":[" + odd + "]}")));
    }
    NastyValues.numbers()
        .forEach(
            (what, number) ->
                all.add(
                    child(
                        what,
                        "Kustomization",
                        Map.of(
                            "spec",
                            "{\"n\":" + number + "}",
                            "status",
                            "{\"observedGeneration\":" + number + "}"))));
    return all;
  }

  private static String statusOf(String odd) {
    return "{\"health\":%1$s,\"sync\":%1$s,\"operationState\":%1$s,\"conditions\":%1$s,\"resources\":%1$s}"
        .formatted(odd);
  }

  private static NastyShape child(String what, String kind, Map<String, String> parts) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    String place =
        switch (kind) {
          case "Application" -> APPLICATIONS;
          case "ApplicationSet" -> SETS;
          case "AppProject" -> PROJECTS;
          case "Kustomization" -> STAGES;
          case "GitRepository" -> SOURCES;
          default -> throw new IllegalArgumentException(kind);
        };
    String[] path = place.split("/", -1);
    object.put("apiVersion", path[2] + "/" + path[3]).put("kind", kind);
    ObjectNode metadata = object.putObject("metadata").put("name", "{id}");
    metadata
        .putObject("labels")
        .put("app.kubernetes.io/managed-by", "platform-tenant-operator")
        .put("platformtenant.io/tenant", "{owner}")
        .put("platformtenant.io/environment", "prod");
    String json = object.toString();
    for (var part : parts.entrySet()) {
      json =
          json.substring(0, json.length() - 1)
              + ",\"%s\":%s}".formatted(part.getKey(), part.getValue());
    }
    return new NastyShape("%s: %s".formatted(kind, what), place, json, "");
  }
}

package io.platformtenant.e2e.contracts;

import io.platformtenant.engines.standins.machine.ScriptKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The ground of claims about ApplicationSets: one set, made for two items at most. */
abstract class SetGround extends ArgoContract {

  @AfterEach
  void clean() {
    ground.at(set()).delete();
    List.of(made("a"), made("b")).forEach(key -> ground.at(key).delete());
  }

  protected ScriptKey set() {
    return ScriptKey.applicationSet(argocd, "set-" + target);
  }

  protected ScriptKey made(String item) {
    return ScriptKey.application(argocd, "set-" + target + "-" + item);
  }

  protected static String elements(String... names) {
    return "list: {elements: [%s]}"
        .formatted(
            String.join(", ", List.of(names).stream().map(n -> "{name: " + n + "}").toList()));
  }

  /** A generator that looks into a repository which nobody has. */
  protected String git() {
    return "git: {repoURL: \"%s-nobody-has\", revision: main, directories: [{path: \"*\"}]}"
        .formatted(engine().repository());
  }

  protected void create(String generator) {
    create(generator, ".", "");
  }

  protected void create(String generator, String path, String metadata) {
    ground.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: %1$s, namespace: %2$s}
        spec:
          goTemplate: true
          goTemplateOptions: [missingkey=error]
          generators: [{%3$s}]
          template:
            metadata: {name: "%1$s-{{.name}}", labels: {mine: "yes"}, %4$s}
            spec:
              project: %5$s
              source: {repoURL: "%6$s", path: '%7$s', targetRevision: main}
              destination: {server: "https://kubernetes.default.svc", namespace: %8$s}
        """
            .formatted(
                set().name(),
                argocd,
                generator,
                metadata,
                projectName(),
                engine().repository(),
                path,
                target));
  }
}

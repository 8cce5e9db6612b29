package io.platformtenant.operator.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned, what is there, and what taking it over does. */
class EffectsTest {
  private static final String STAGE =
      "{spec: {path: ./a, prune: true, deletionPolicy: WaitForTermination}}";
  private static final String SYNCED =
      "{spec: {project: p, syncPolicy: {automated: {prune: true, selfHeal: true}}}}";
  private static final String BINDING =
      "{roleRef: {name: view}, subjects: [{kind: Group, name: dev}, {kind: ServiceAccount, name:"
          + " d, namespace: home}]}";

  @ParameterizedTest(name = "{0}: {1} over {2}")
  @MethodSource
  void areSaidInWords(ManagedKind kind, String planned, String live, List<String> effects) {
    PlannedObject object =
        new PlannedObject(
            ObjectId.of(kind, "n", "o"), "", tree(planned), Collections.emptySortedSet(), false);

    assertThat(Effects.of(object, tree(live))).isEqualTo(effects);
  }

  static Stream<Arguments> areSaidInWords() {
    return Stream.of(bindings(), projects(), stages(), applications(), sets(), others())
        .flatMap(s -> s);
  }

  private static Stream<Arguments> bindings() {
    return Stream.of(
        arguments(ManagedKind.ROLE_BINDING, BINDING, BINDING, List.of()),
        arguments(
            ManagedKind.ROLE_BINDING,
            BINDING,
            "{roleRef: {name: view}, subjects: [{kind: User, name: dev}, {kind: ServiceAccount,"
                + " name: d, namespace: other}]}",
            List.of(
                "subject: Group \"dev\" gets ClusterRole \"view\"",
                "subject: ServiceAccount \"home/d\" gets ClusterRole \"view\"")),
        arguments(
            ManagedKind.ROLE_BINDING,
            "{roleRef: {name: view}, subjects: [{kind: Group, name: dev}]}",
            "{roleRef: {name: edit}, subjects: [{kind: Group, name: dev}]}",
            List.of(
                "role: \"view\" instead of \"edit\"",
                "subject: Group \"dev\" gets ClusterRole \"view\"")));
  }

  private static Stream<Arguments> projects() {
    return Stream.of(
        project(
            "destinations: [{namespace: a, server: s}, {namespace: b, server: s}]",
            "destinations: [{namespace: 'a*', server: '*'}, {namespace: b, server: t}]",
            "destination: namespace \"b\""),
        project(
            "destinations: [{namespace: a, server: s}]",
            "destinations: [{namespace: '!b', server: s}]",
            "destination: namespace \"a\""),
        project(
            "sourceRepos: [https://git/a/x, https://git/b/x]",
            "sourceRepos: ['https://git/a/*', 'https://git/[b]/x']",
            "repository: \"https://git/b/x\""),
        project("sourceRepos: [https://git/a/b/x]", "sourceRepos: ['*']"),
        project(
            "roles: [{name: viewer, groups: [a, b]}]",
            "roles: [{name: viewer, groups: [a]}, {name: admin, groups: [b]}]",
            "subject: group \"b\" gets role \"viewer\""),
        project(
            "namespaceResourceBlacklist: [{group: '', kind: A}]",
            "namespaceResourceBlacklist: [{group: '', kind: A}, {group: g, kind: B}]",
            "kind: \"g/B\" is no longer denied"),
        project(
            "description: a",
            "namespaceResourceWhitelist: [{group: '', kind: A}]",
            "kinds: all that are not denied, not only those of namespaceResourceWhitelist"),
        project(
            "description: a",
            "syncWindows: [{kind: deny, schedule: a}, {kind: allow, schedule: b}]",
            "sync windows: 1 that deny are not the contract's, and end"));
  }

  private static Arguments project(String planned, String live, String... effects) {
    return arguments(
        ManagedKind.APP_PROJECT,
        "{spec: {" + planned + "}}",
        "{spec: {" + live + "}}",
        List.of(effects));
  }

  private static Stream<Arguments> stages() {
    return Stream.of(
        arguments(ManagedKind.KUSTOMIZATION, STAGE, STAGE, List.of()),
        arguments(
            ManagedKind.KUSTOMIZATION,
            STAGE,
            "{spec: {path: ./a, prune: false}}",
            List.of(
                "prune: \"true\" instead of \"false\"",
                "deletionPolicy: \"WaitForTermination\" instead of \"\"")),
        arguments(
            ManagedKind.KUSTOMIZATION,
            STAGE,
            "{spec: {path: ./b, prune: true, deletionPolicy: WaitForTermination,"
                + " serviceAccountName: flux}}",
            List.of(
                "serviceAccountName: \"\" instead of \"flux\"",
                "prune: its path is another one, and Flux deletes what it applied and finds no"
                    + " more")));
  }

  private static Stream<Arguments> applications() {
    return Stream.of(
        arguments(ManagedKind.APPLICATION, SYNCED, SYNCED, List.of()),
        arguments(
            ManagedKind.APPLICATION,
            SYNCED,
            "{spec: {project: p, syncPolicy: {automated: {selfHeal: true}}}}",
            List.of("it deletes what its source has no more (prune), which it did not")),
        arguments(
            ManagedKind.APPLICATION,
            "{metadata: {finalizers: [f]}, spec: {project: p, destination: {namespace: a},"
                + " syncPolicy: {automated: {}}}}",
            "{spec: {project: default, destination: {namespace: b}}}",
            List.of(
                "it syncs by itself, which it did not",
                "it takes what it delivered along when it is deleted (finalizer), which it did not",
                "project: \"p\" instead of \"default\"",
                "namespace: \"a\" instead of \"b\"")));
  }

  private static Stream<Arguments> sets() {
    String set = "{spec: {generators: [{list: {}}], template: {metadata: {name: a}}}}";
    return Stream.of(
        arguments(ManagedKind.APPLICATION_SET, set, set, List.of()),
        arguments(
            ManagedKind.APPLICATION_SET,
            set,
            "{spec: {generators: [{git: {}}], template: {metadata: {name: a}}}}",
            List.of(
                "it makes Applications by another rule (generators), and Argo CD deletes those that it"
                    + " makes no more")),
        arguments(
            ManagedKind.APPLICATION_SET,
            set,
            "{spec: {generators: [{list: {}}], template: {metadata: {name: b}}, syncPolicy:"
                + " {preserveResourcesOnDeletion: true}}}",
            List.of(
                "it makes Applications by another rule (name), and Argo CD deletes those that it makes no"
                    + " more",
                "it takes what its Applications delivered along when they go, which it did not")));
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        arguments(
            ManagedKind.NAMESPACE,
            "{metadata: {labels: {pod-security.kubernetes.io/enforce: baseline}}}",
            "{metadata: {labels: {pod-security.kubernetes.io/enforce: restricted}}}",
            List.of("Pod Security: \"baseline\" instead of \"restricted\"")),
        arguments(
            ManagedKind.NAMESPACE,
            "{metadata: {labels: {pod-security.kubernetes.io/enforce: restricted}}}",
            "{metadata: {}}",
            List.of()),
        arguments(
            ManagedKind.NAMESPACE,
            "{metadata: {labels: {pod-security.kubernetes.io/enforce: privileged}}}",
            "{metadata: {labels: {pod-security.kubernetes.io/enforce: baseline}}}",
            List.of("Pod Security: \"privileged\" instead of \"baseline\"")),
        arguments(ManagedKind.RESOURCE_QUOTA, "{spec: {a: 1}}", "{spec: {a: 2}}", List.of()));
  }

  private static ObjectNode tree(String yaml) {
    try {
      return (ObjectNode) new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

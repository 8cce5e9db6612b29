package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;

import io.platformtenant.testkit.users.ClusterUser;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No pod of a tenant pushes those of others off their nodes as if it were the system's. */
class PrioritiesIT {
  private static final Environment HERE = new Environment("prior");
  private static final String SYSTEM = "system-cluster-critical";

  @BeforeAll
  static void anEnvironmentIsThere() {
    HERE.isThere("", "priorities", PodMaker.Deployment.named("mine", SYSTEM));
    HERE.keeps(
        Act.object("PriorityClass", "scheduling.k8s.io/v1", "name: prior-high", "value: 1000"));
    HERE.keeps(PodMaker.Deployment.named("there", SYSTEM));
    HERE.keeps(PodMaker.CronJob.named("there", "prior-high"));
  }

  @TestFactory
  Stream<DynamicTest> isTheSystemsWhateverMakesIt() {
    return Arrays.stream(PodMaker.values())
        .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> isNotTheSystems(kind)));
  }

  private void isNotTheSystems(PodMaker kind) {
    for (ClusterUser account : HERE.accountsOfTheTenant().toList()) {
      for (String critical : new String[] {SYSTEM, "system-node-critical"}) {
        assertRefused(
            "priorities",
            () -> new DryRuns(account).creates(kind.named("mine", critical)),
            "priorityClassName of " + kind + " \"prior-prod/mine\" is \"" + critical + "\"");
      }
      new DryRuns(account).creates(kind.named("mine", "prior-high"));
    }
  }

  @Test
  void whatWasThereBeforeIsChangedElsewhere() {
    for (ClusterUser account : HERE.accountsOfTheTenant().toList()) {
      Live live = new Live(account);
      live.merges("Deployment", HERE.namespace(), "there", "{spec: {replicas: 2}}");
      assertRefused(
          "priorities",
          () ->
              live.merges(
                  "Deployment", HERE.namespace(), "there", template("system-node-critical")),
          "system-node-critical");
      live.merges("Deployment", HERE.namespace(), "there", template("prior-high"));
      assertRefused(
          "priorities",
          () ->
              live.merges(
                  "CronJob",
                  HERE.namespace(),
                  "there",
                  "{spec: {jobTemplate: " + template(SYSTEM) + "}}"),
          SYSTEM);
    }
  }

  private static String template(String priority) {
    return "{spec: {template: {spec: {priorityClassName: " + priority + "}}}}";
  }

  @Test
  void everybodyElseGoesOn() {
    HERE.everybodyElse()
        .forEach(user -> new DryRuns(user).creates(PodMaker.Deployment.named("mine", SYSTEM)));
  }

  /** Every kind of Kubernetes itself that holds or makes pods. */
  enum PodMaker {
    Pod("v1", "%s"),
    PodTemplate("v1", ""),
    ReplicationController("v1", "{selector: {a: b}, template: %s}"),
    Deployment("apps/v1", "{selector: {matchLabels: {a: b}}, template: %s}"),
    ReplicaSet("apps/v1", "{selector: {matchLabels: {a: b}}, template: %s}"),
    DaemonSet("apps/v1", "{selector: {matchLabels: {a: b}}, template: %s}"),
    StatefulSet("apps/v1", "{serviceName: a, selector: {matchLabels: {a: b}}, template: %s}"),
    Job("batch/v1", "{template: %s}"),
    CronJob("batch/v1", "{schedule: '0 0 * * *', jobTemplate: {spec: {template: %s}}}");

    private final String version;
    private final String spec;

    PodMaker(String version, String spec) {
      this.version = version;
      this.spec = spec;
    }

    String named(String name, String priority) {
      String pod =
          ("{priorityClassName: %s, restartPolicy: %s, containers: [{name: a, image: registry.example.com/a,"
                  + " securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}],"
                  + " securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}}")
              .formatted(priority, name().endsWith("ob") ? "Never" : "Always");
      String template = "{metadata: {labels: {a: b}}, spec: " + pod + "}";
      return Act.object(
          name(),
          version,
          "name: %s, namespace: %s".formatted(name, HERE.namespace()),
          this == PodTemplate
              ? "template: " + template
              : "spec: " + spec.formatted(this == Pod ? pod : template));
    }
  }
}

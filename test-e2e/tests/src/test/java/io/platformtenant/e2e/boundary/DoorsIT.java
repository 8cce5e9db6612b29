package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.platformtenant.testkit.users.ClusterUser;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields of Services by which a tenant's Git would reach past its namespaces. */
class DoorsIT {
  private static final Environment HERE = new Environment("doors");
  private static final String CLOSED = HERE.namespace();
  private static final String OPEN = "doors-open";
  private static final String DRAWING = "type: ClusterIP, externalIPs: [203.0.113.10]";
  private static final String ELSEWHERE =
      "type: ExternalName, externalName: api.victim-prod.svc.cluster.local";
  private static final String ON_EVERY_NODE = "type: NodePort";
  private static final String BALANCED = "type: LoadBalancer";

  static Stream<ClusterUser> accountsOfTheTenant() {
    return HERE.accountsOfTheTenant();
  }

  @BeforeAll
  static void anEnvironmentIsThere() {
    HERE.isThere("", "doors", service(CLOSED, "mine", DRAWING));
    HERE.has(OPEN, ", platformtenant.io/services: 'ExternalName,NodePort'");
    HERE.keeps(service(CLOSED, "drawing", DRAWING));
    HERE.keeps(service(CLOSED, "elsewhere", ELSEWHERE));
    HERE.keeps(service(CLOSED, "on-nodes", ON_EVERY_NODE));
    HERE.keeps(service(CLOSED, "asking", BALANCED + ", loadBalancerIP: 203.0.113.10"));
    HERE.keeps(service(CLOSED, "inside", "type: ClusterIP"));
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void noServiceDrawsTheClustersTraffic(ClusterUser account) {
    assertRefused(
        "doors",
        () -> new DryRuns(account).creates(service(CLOSED, "mine", DRAWING)),
        "Service \"doors-prod/mine\" names 203.0.113.10");
    new DryRuns(account).creates(service(CLOSED, "mine", "type: ClusterIP"));
    new DryRuns(account).creates(service(CLOSED, "mine", "type: LoadBalancer"));
  }

  /** It may be the one that a neighbour's Service has, and be gone from there when it moves. */
  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void noServiceAsksForOneAddressOfTheLoadBalancer(ClusterUser account) {
    assertRefused(
        "doors",
        () ->
            new DryRuns(account)
                .creates(service(CLOSED, "mine", BALANCED + ", loadBalancerIP: 203.0.113.10")),
        "spec.loadBalancerIP of Service \"doors-prod/mine\"");
    for (String key :
        new String[] {
          "metallb.io/loadBalancerIPs",
          "metallb.universe.tf/loadBalancerIPs",
          "metallb.universe.tf/allow-shared-ip",
          "lbipam.cilium.io/ips",
          "kube-vip.io/loadbalancerIPs"
        }) {
      assertRefused(
          "doors",
          () ->
              new Live(account)
                  .merges(
                      "Service",
                      CLOSED,
                      "inside",
                      "{metadata: {annotations: {%s: 203.0.113.10}}}".formatted(key)),
          key + " of Service \"doors-prod/inside\"");
    }
    new DryRuns(account).creates(service(CLOSED, "mine", BALANCED));
    new Live(account)
        .merges(
            "Service", CLOSED, "inside", "{metadata: {annotations: {metallb.io/address-pool: a}}}");
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void typesAreOpenedByTheProfile(ClusterUser account) {
    assertRefused(
        "doors",
        () -> new DryRuns(account).creates(service(CLOSED, "mine", ELSEWHERE)),
        "spec.type of Service \"doors-prod/mine\" is ExternalName",
        "profile with services.externalName");
    assertRefused(
        "doors",
        () -> new DryRuns(account).creates(service(CLOSED, "mine", ON_EVERY_NODE)),
        "spec.type of Service \"doors-prod/mine\" is NodePort",
        "profile with services.nodePort");
    new DryRuns(account).creates(service(OPEN, "mine", ELSEWHERE));
    new DryRuns(account).creates(service(OPEN, "mine", ON_EVERY_NODE));
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void whatIsThereBecomesNoDoor(ClusterUser account) {
    for (String spec : new String[] {DRAWING, ELSEWHERE, ON_EVERY_NODE}) {
      assertRefused(
          "doors",
          () -> new Live(account).merges("Service", CLOSED, "inside", spec(spec)),
          "inside");
    }
    new Live(account).merges("Service", CLOSED, "inside", spec("type: LoadBalancer"));
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void whatWasThereBeforeIsChangedElsewhereAndLeadsNowhereNew(ClusterUser account) {
    Live live = new Live(account);
    for (String name : new String[] {"drawing", "elsewhere", "on-nodes", "asking"}) {
      live.merges("Service", CLOSED, name, "{metadata: {labels: {any: thing}}}");
    }
    live.merges("Service", CLOSED, "on-nodes", spec("ports: [{port: 8443}]"));
    assertRefused(
        "doors",
        () -> live.merges("Service", CLOSED, "drawing", spec("externalIPs: [203.0.113.11]")),
        "203.0.113.11");
    assertRefused(
        "doors",
        () -> live.merges("Service", CLOSED, "elsewhere", spec("externalName: example.com")),
        "ExternalName");
    assertRefused(
        "doors",
        () -> live.merges("Service", CLOSED, "asking", spec("loadBalancerIP: 203.0.113.11")),
        "spec.loadBalancerIP");
    assertRefused(
        "doors", () -> live.merges("Service", CLOSED, "on-nodes", spec(ELSEWHERE)), "ExternalName");
  }

  @Test
  void noProfileOpensTheClustersTraffic() {
    assertRefused(
        "doors",
        () -> new DryRuns(HERE.git()).creates(service(OPEN, "mine", DRAWING)),
        "Service \"doors-open/mine\" names 203.0.113.10");
  }

  /** The API server's own part: a port on the nodes is of a type that opens them. */
  @Test
  void noPortOnTheNodesIsOfAnotherType() {
    assertThatThrownBy(
            () ->
                new DryRuns(HERE.argocd())
                    .creates(
                        service(CLOSED, "mine", "type: ClusterIP")
                            .replace("{port: 443}", "{port: 443, nodePort: 30443}")))
        .hasMessageContaining("may not be used when `type` is 'ClusterIP'");
  }

  @Test
  void everybodyElseGoesOn() {
    HERE.everybodyElse()
        .map(DryRuns::new)
        .forEach(
            user ->
                Stream.of(
                        DRAWING,
                        ELSEWHERE,
                        ON_EVERY_NODE,
                        BALANCED + ", loadBalancerIP: 203.0.113.10")
                    .forEach(spec -> user.creates(service(CLOSED, "mine", spec))));
  }

  private static String spec(String fields) {
    return "{spec: {" + fields + "}}";
  }

  private static String service(String namespace, String name, String spec) {
    return Act.object(
        "Service",
        "v1",
        "name: %s, namespace: %s".formatted(name, namespace),
        "spec: {selector: {app: a}, ports: [{port: 443}], " + spec + "}");
  }
}

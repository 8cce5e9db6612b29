package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;

import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant claims the hosts that its class permits it, and no others. */
class HostsIT {
  private static final Environment HERE = new Environment("hosts");
  private static final String GUARDED = HERE.namespace();
  private static final String FREE = "hosts-free";
  private static final String FOREIGN = "shop.example.com";
  private static final String RULES =
      "rules: [{host: '%s', http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: a, port: {number: 443}}}}]}}]";
  private static final String OWN = RULES.formatted("hosts.example.com");
  private static final String ANY = "defaultBackend: {service: {name: a, port: {number: 443}}}";

  static Stream<ClusterUser> accountsOfTheTenant() {
    return HERE.accountsOfTheTenant();
  }

  @BeforeAll
  static void anEnvironmentIsThere() {
    GatewayApi.isThere(Environment.ADMIN);
    HERE.isThere(
        ", platformtenant.io/hosts: 'hosts.example.com,*.hosts.example.com,**.apps.hosts.example.com,dev-*.example.org'",
        "hosts",
        ingress(GUARDED, "mine", RULES.formatted(FOREIGN)));
    HERE.has(FREE, "");
    HERE.keeps(ingress(GUARDED, "there", RULES.formatted(FOREIGN)));
    HERE.keeps(ingress(GUARDED, "own", OWN));
    HERE.keeps(route(GUARDED, "HTTPRoute", "there", "hostnames: [" + FOREIGN + "]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hosts.example.com",
        "www.hosts.example.com",
        "a.b.apps.hosts.example.com",
        "*.apps.hosts.example.com",
        "dev-1.example.org"
      })
  void aHostThatFitsIsTheTenants(String host) {
    new DryRuns(HERE.argocd()).creates(ingress(GUARDED, "mine", RULES.formatted(host)));
    new DryRuns(HERE.git())
        .creates(route(GUARDED, "HTTPRoute", "mine", "hostnames: ['" + host + "']"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FOREIGN,
        "xhosts.example.com",
        "a.www.hosts.example.com",
        "hosts.example.com.evil.example",
        "hostsxexample.com",
        "*.example.com",
        "*.hosts.example.com",
        "*.example.org",
        "dev-1.a.example.org"
      })
  void aHostThatDoesNotFitIsNot(String host) {
    String words = "claims host \"" + host + "\", which the class does not permit";
    assertRefused(
        "hosts",
        () -> new DryRuns(HERE.argocd()).creates(ingress(GUARDED, "mine", RULES.formatted(host))),
        "Ingress \"hosts-prod/mine\" " + words,
        "\"hosts.example.com\", \"*.hosts.example.com\"");
    assertRefused(
        "hosts",
        () ->
            new DryRuns(HERE.git())
                .creates(route(GUARDED, "HTTPRoute", "mine", "hostnames: ['" + host + "']")),
        words);
    new DryRuns(HERE.git()).creates(ingress(FREE, "mine", RULES.formatted(host)));
  }

  @TestFactory
  Stream<DynamicTest> isClaimedByNoOtherField() {
    String named = "host \"" + FOREIGN + "\"";
    return Stream.of(
            new Claim(
                "tls",
                named,
                ingress(GUARDED, "mine", OWN + ", tls: [{hosts: [" + FOREIGN + "]}]")),
            new Claim(
                "tls without hosts",
                "any host",
                ingress(GUARDED, "mine", OWN + ", tls: [{secretName: a}]")),
            new Claim("a default backend", "any host", ingress(GUARDED, "mine", OWN + ", " + ANY)),
            new Claim("a default backend alone", "any host", ingress(GUARDED, "mine", ANY)),
            new Claim(
                "a rule without a host",
                "any host",
                ingress(GUARDED, "mine", OWN.replace("host: 'hosts.example.com', ", ""))),
            new Claim(
                "a second rule",
                named,
                ingress(
                    GUARDED,
                    "mine",
                    OWN.substring(0, OWN.length() - 1) + ", {host: " + FOREIGN + "}]")),
            new Claim(
                "a GRPCRoute",
                named,
                route(GUARDED, "GRPCRoute", "mine", "hostnames: [" + FOREIGN + "]")),
            new Claim(
                "a TLSRoute",
                named,
                route(GUARDED, "TLSRoute", "mine", "hostnames: [" + FOREIGN + "]")),
            new Claim(
                "a route without hostnames",
                "any host",
                route(GUARDED, "HTTPRoute", "mine", "hostnames: []")),
            new Claim(
                "a listener",
                named,
                route(
                    GUARDED,
                    "Gateway",
                    "mine",
                    "listeners: [{name: a, port: 443, protocol: HTTPS, hostname: "
                        + FOREIGN
                        + "}]")),
            new Claim(
                "a listener without a hostname",
                "any host",
                route(
                    GUARDED,
                    "Gateway",
                    "mine",
                    "listeners: [{name: a, port: 80, protocol: HTTP}]")),
            annotated(
                "external-dns.alpha.kubernetes.io/hostname",
                "hosts.example.com, SHOP.example.com.",
                "host \"shop.example.com.\""),
            annotated(
                "nginx.ingress.kubernetes.io/server-alias",
                "~^shop|x.apps.hosts.example.com",
                "host \"~^shop|x"),
            annotated("cert-manager.io/alt-names", FOREIGN, named),
            new Claim(
                "an annotation of a Service",
                named,
                Act.object(
                    "Service",
                    "v1",
                    "name: mine, namespace: hosts-prod, annotations: {external-dns.alpha.kubernetes.io/hostname: "
                        + FOREIGN
                        + "}",
                    "spec: {type: LoadBalancer, ports: [{port: 443}]}")))
        .map(claim -> DynamicTest.dynamicTest(claim.by, claim::isRefused));
  }

  private static Claim annotated(String key, String value, String words) {
    return new Claim(
        key, words, ingress(GUARDED, "mine, annotations: {" + key + ": '" + value + "'}", OWN));
  }

  @Test
  void theLikeInsideIsClaimed() {
    List.of(
            ingress(GUARDED, "mine", OWN + ", tls: [{hosts: [hosts.example.com], secretName: a}]"),
            ingress(
                GUARDED,
                "mine, annotations: {external-dns.alpha.kubernetes.io/hostname: 'hosts.example.com, a.hosts.example.com'}",
                OWN),
            route(GUARDED, "TLSRoute", "mine", "hostnames: [hosts.example.com]"),
            route(GUARDED, "Gateway", "mine", "listeners: [{name: a, port: 5432, protocol: TCP}]"))
        .forEach(new DryRuns(HERE.git())::creates);
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void whatWasClaimedBeforeStaysAndNothingIsAdded(ClusterUser account) {
    Live live = new Live(account);
    live.merges("Ingress", GUARDED, "there", "{metadata: {labels: {any: thing}}}");
    live.merges("HTTPRoute", GUARDED, "there", "{metadata: {labels: {any: thing}}}");
    live.merges("Ingress", GUARDED, "there", "{spec: {tls: [{hosts: [" + FOREIGN + "]}]}}");
    assertRefused(
        "hosts",
        () ->
            live.merges(
                "Ingress",
                GUARDED,
                "there",
                "{spec: {" + RULES.formatted("api.example.com") + "}}"),
        "api.example.com");
    assertRefused(
        "hosts",
        () -> live.merges("Ingress", GUARDED, "own", "{spec: {" + ANY + "}}"),
        "claims any host");
    live.merges(
        "Ingress", GUARDED, "own", "{spec: {" + RULES.formatted("www.hosts.example.com") + "}}");
  }

  @Test
  void everybodyElseGoesOn() {
    HERE.everybodyElse()
        .forEach(u -> new DryRuns(u).creates(ingress(GUARDED, "mine", RULES.formatted(FOREIGN))));
  }

  /** The bound of the API server on what an expression may cost is far away. */
  @Test
  void manyHostsUnderManyPatternsAreJudged() {
    String pattern = "*.a-rather-long-name-of-a-team.and-of-a-zone.hosts.example.com";
    HERE.has(
        "hosts-many", ", platformtenant.io/hosts: '" + (pattern + ",").repeat(31) + pattern + "'");
    String rules = "{host: " + pattern.replace("*", "www") + "}, ";
    String most = "rules: [" + rules.repeat(63) + "{host: %s}]";
    new DryRuns(HERE.git())
        .creates(ingress("hosts-many", "mine", most.formatted(pattern.replace("*", "a"))));
    assertRefused(
        "hosts",
        () ->
            new DryRuns(HERE.git()).creates(ingress("hosts-many", "mine", most.formatted(FOREIGN))),
        FOREIGN);
  }

  private static String ingress(String namespace, String name, String spec) {
    return Act.object(
        "Ingress",
        "networking.k8s.io/v1",
        "namespace: %s, name: %s".formatted(namespace, name),
        "spec: {" + spec + "}");
  }

  private static String route(String namespace, String kind, String name, String spec) {
    return Act.object(
        kind,
        "gateway.networking.k8s.io/v1",
        "name: %s, namespace: %s".formatted(name, namespace),
        "spec: {" + spec + "}");
  }

  private record Claim(String by, String words, String manifest) {
    void isRefused() {
      for (ClusterUser account : HERE.accountsOfTheTenant().toList()) {
        assertRefused("hosts", () -> new DryRuns(account).creates(manifest), "claims " + words);
      }
    }
  }
}

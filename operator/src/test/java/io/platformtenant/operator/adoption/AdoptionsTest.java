package io.platformtenant.operator.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.api.v1alpha1.AdoptionState;
import io.platformtenant.api.v1alpha1.FieldDifference;
import io.platformtenant.operator.change.Move;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdoptionsTest {
  private static final String MARKED = "annotations: {platformtenant.io/adopt: payments}";
  private static final PlannedObject PROJECT =
      planned(
          ManagedKind.APP_PROJECT,
          "payments",
          """
          metadata: {name: payments, labels: {platformtenant.io/tenant: payments}}
          spec:
            description: Payments
            sourceRepos: ["https://git.example.com/payments/deploy.git"]
            destinations: [{namespace: payments-prod, server: s}]
            namespaceResourceBlacklist: [{group: "", kind: ResourceQuota}]
            roles: [{name: deployer, groups: [payments-dev]}, {name: viewer}]
          """);

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void itsStateSaysHowFarItIs(
      String metadata, Adoption adoption, AdoptionState state, String says) {
    AdoptionItem item = item(PROJECT, live(metadata, ""), adoption).orElseThrow();

    assertThat(item.state()).isEqualTo(state);
    assertThat(item.owner() + "; " + item.message()).isEqualTo(says);
  }

  static Stream<Arguments> itsStateSaysHowFarItIs() {
    String mark = "to hand it over, annotate it with platformtenant.io/adopt: payments";
    return Stream.of(
        arguments(
            "labels: {platformtenant.io/tenant: search}, " + MARKED,
            Adoption.Adopt,
            AdoptionState.Owned,
            "tenant \"search\"; it is never taken from there: have it let go, or give this"
                + " AppProject another name"),
        arguments(
            "labels: {platformtenant.io/class: standard}",
            Adoption.Observe,
            AdoptionState.Owned,
            "class \"standard\"; it is never taken from there: have it let go, or give this"
                + " AppProject another name"),
        arguments(
            "managedFields: [{manager: kubectl}]",
            Adoption.Adopt,
            AdoptionState.Unmarked,
            "\"kubectl\"; " + mark),
        arguments(
            "annotations: {platformtenant.io/adopt: search}",
            Adoption.Observe,
            AdoptionState.Unmarked,
            "somebody else; " + mark + ", and say lifecycle.adoption: Adopt"),
        arguments(
            MARKED,
            Adoption.Observe,
            AdoptionState.Marked,
            "somebody else; say lifecycle.adoption: Adopt to have it taken over"),
        arguments(MARKED, Adoption.Adopt, AdoptionState.Adopting, "somebody else; null"),
        arguments(
            "deletionTimestamp: now, " + MARKED,
            Adoption.Adopt,
            AdoptionState.Held,
            "somebody else; it is being deleted, and is made anew once it is gone"),
        arguments(
            "ownerReferences: [{kind: Team, name: payments, controller: true}], " + MARKED,
            Adoption.Adopt,
            AdoptionState.Held,
            "Team \"payments\", its controller; Team \"payments\" makes it and would take it along;"
                + " have that let it go, so that it carries no ownerReference any more"));
  }

  @Test
  void whatIsOursIsNotMet() {
    assertThat(
            item(PROJECT, live("labels: {platformtenant.io/tenant: payments}", ""), Adoption.Adopt))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void noTokenIsLost(String rest) {
    AdoptionItem item = item(PROJECT, live(MARKED, rest), Adoption.Adopt).orElseThrow();

    assertThat(item.state()).isEqualTo(AdoptionState.Held);
    assertThat(item.message())
        .isEqualTo(
            "tokens of its role \"ci\" would act for nobody: give whoever has them tokens of a role"
                + " \"deployer\" or \"viewer\", which are kept, and delete those of \"ci\"");
  }

  static Stream<String> noTokenIsLost() {
    return Stream.of(
        "spec: {roles: [{name: ci, jwtTokens: [{iat: 5}]}]}",
        "status: {jwtTokensByRole: {ci: {items: [{iat: 5}]}}}");
  }

  @ParameterizedTest
  @MethodSource
  void tokensThatStayAreInNobodysWay(String rest) {
    assertThat(item(PROJECT, live(MARKED, rest), Adoption.Adopt).orElseThrow().state())
        .isEqualTo(AdoptionState.Adopting);
  }

  static Stream<String> tokensThatStayAreInNobodysWay() {
    return Stream.of(
        "spec: {roles: [{name: deployer, jwtTokens: [{iat: 5}]}, {name: ci}]}",
        "status: {jwtTokensByRole: {deployer: {items: [{iat: 5}]}, ci: {items: []}}}");
  }

  @Test
  void fieldsThatDifferAreListedWithWhatWouldGo() {
    ObjectNode live =
        live(
            "labels: {team: payments}",
            """
            spec:
              description: Payments of old
              sourceRepos: ["https://git.example.com/payments/deploy.git"]
              destinations: [{namespace: payments-prod, server: s}]
              namespaceResourceBlacklist: [{group: "", kind: ResourceQuota}]
              roles: [{name: deployer, groups: [payments-dev]}, {name: viewer}]
              orphanedResources: {warn: true}
              clusterResourceBlacklist: []
            """);

    AdoptionItem item = item(PROJECT, live, Adoption.Observe).orElseThrow();

    assertThat(item.differences())
        .containsExactly(
            new FieldDifference("spec.description", "Payments of old", "Payments"),
            new FieldDifference("spec.orphanedResources", "{\"warn\":true}", null));
    assertThat(item.differencesTotal()).isNull();
    assertThat(item.effects()).isEmpty();
  }

  @Test
  void valuesThatMayBeAnythingAreNotShown() {
    PlannedObject application =
        planned(
            ManagedKind.APPLICATION,
            "payments-api-prod",
            "{metadata: {}, spec: {source: {path: new, helm: {parameters: [{name: a, value: b}]}}}}");
    ObjectNode live = tree("{spec: {source: {path: old, helm: {values: 'password: hunter2'}}}}");

    assertThat(item(application, live, Adoption.Observe).orElseThrow().differences())
        .containsExactly(
            new FieldDifference("spec.source.path", "old", "new"),
            new FieldDifference("spec.source.helm.parameters", null, "(not shown)"),
            new FieldDifference("spec.source.helm.values", "(not shown)", null));
  }

  @Test
  void whatSomebodyWroteHidesNothing() {
    ObjectNode live =
        live(
            MARKED,
            "spec: {description: \"a\\e[2Kb\", namespaceResourceBlacklist: [{kind: \"x\\ny\"}]}");

    AdoptionItem item = item(PROJECT, live, Adoption.Adopt).orElseThrow();

    assertThat(item.toString()).contains("a\ufffd[2Kb", "x\ufffdy").doesNotContain("\n", "\u001b");
  }

  /** Not by a half either, where a list is too long to be shown whole. */
  @Test
  void noPasswordOfAnAddressIsTold() {
    for (int length = 0; length < 130; length++) {
      String user = "x".repeat(length) + "bob:hunter2";
      ObjectNode live =
          live("", "spec: {sourceRepos: ['https://%s@git.example.com/a']}".formatted(user));

      AdoptionItem item = item(PROJECT, live, Adoption.Observe).orElseThrow();

      assertThat(item.toString()).doesNotContain("bob");
    }
  }

  @Test
  void whatIsListedIsBounded() {
    StringBuilder spec = new StringBuilder("metadata: {}\nspec: {sourceRepos: [");
    IntStream.range(0, 64)
        .forEach(i -> spec.append("\"https://git.example.com/").append(i).append("\","));
    PlannedObject wide =
        planned(
            ManagedKind.APP_PROJECT,
            "payments",
            spec + "], a: 1, b: 1, c: 1, d: 1, e: \"" + "x".repeat(5000) + "\"}");

    AdoptionItem item = item(wide, live(MARKED, ""), Adoption.Adopt).orElseThrow();

    assertThat(item.effects()).hasSize(10);
    assertThat(item.effectsTotal()).isEqualTo(64);
    assertThat(item.differences()).hasSize(5);
    assertThat(item.differencesTotal()).isEqualTo(6);
    assertThat(item.toString()).hasSizeLessThan(2_500);
  }

  @Test
  void nothingIsTakenBeforeItStoodInTheStatusWhatThatDoes() {
    AdoptionItem item = item(PROJECT, live(MARKED, ""), Adoption.Adopt).orElseThrow();
    AdoptionItem before =
        item(PROJECT, live(MARKED, "spec: {sourceRepos: ['*']}"), Adoption.Adopt).orElseThrow();

    assertThat(Adoptions.resultOf(PROJECT, item, List.of()))
        .containsInstanceOf(Result.Waiting.class);
    assertThat(Adoptions.resultOf(PROJECT, item, List.of(before)))
        .as("what was named was something else")
        .containsInstanceOf(Result.Waiting.class);
    assertThat(Adoptions.resultOf(PROJECT, item, List.of(before, item))).isEmpty();
  }

  @Test
  void whatIsNotTakenSaysWhoseItIsAndWhatToDo() {
    AdoptionItem item =
        item(PROJECT, live("managedFields: [{manager: kubectl}]", ""), Adoption.Adopt)
            .orElseThrow();

    assertThat(Adoptions.resultOf(PROJECT, item, List.of(item)))
        .contains(
            new Result.Refused(
                Reason.NotOwned,
                "AppProject \"payments\" in namespace \"argocd\" exists and belongs to \"kubectl\";"
                    + " to hand it over, annotate it with platformtenant.io/adopt: payments"));
  }

  private static Optional<AdoptionItem> item(
      PlannedObject planned, ObjectNode live, Adoption adoption) {
    return Adoptions.of(planned, live, new Move.Claim(Owner.ofTenant("payments"), false, adoption));
  }

  private static ObjectNode live(String metadata, String rest) {
    return tree("metadata: {name: payments, " + metadata + "}\n" + rest);
  }

  private static PlannedObject planned(ManagedKind kind, String name, String body) {
    return new PlannedObject(
        ObjectId.of(kind, "argocd", name), "", tree(body), Collections.emptySortedSet(), false);
  }

  private static ObjectNode tree(String yaml) {
    try {
      return (ObjectNode) new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.platformtenant.operator.change.narrowing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowingTest {
  private static final String PROJECT =
      """
      spec:
        sourceRepos: [a, b]
        sourceNamespaces: []
        destinations: [{namespace: prod, server: here}, {namespace: dev, server: here}]
        namespaceResourceBlacklist: [{group: "", kind: LimitRange}]
        roles:
        - {name: viewer, description: May look., policies: [p1, p2], groups: [g]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [a, b]             | [a]                 | spec.sourceRepos: "b"
          namespace: dev,    | namespace: test,    | spec.destinations: {"namespace":"dev","server":"here"}
          LimitRange}]       | LimitRange}, {group: x, kind: Y}] | spec.namespaceResourceBlacklist: {"group":"x","kind":"Y"}
          [p1, p2]           | [p1]                | spec.roles[viewer].policies: "p2"
          groups: [g]        | groups: []          | spec.roles[viewer].groups: "g"
          name: viewer       | name: other         | spec.roles[viewer].policies: "p1"
          """)
  void aProjectLoses(String was, String is, String lost) {
    assertThat(between(ManagedKind.APP_PROJECT, PROJECT, PROJECT.replace(was, is))).contains(lost);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [a, b]             | [b, a, c]
          LimitRange}]       | LimitRange}, {group: "", kind: LimitRange}]
          [p1, p2]           | [p2, p3, p1]
          May look.          | Looks.
          sourceNamespaces: [] | sourceResourceless: true
          """)
  void aProjectLosesNothing(String was, String is) {
    assertThat(between(ManagedKind.APP_PROJECT, PROJECT, PROJECT.replace(was, is))).isEmpty();
  }

  @Test
  void aBindingLosesSubjects() {
    String was = "subjects: [{kind: Group, name: a}, {kind: Group, name: b}]";

    assertThat(between(ManagedKind.ROLE_BINDING, was, "subjects: [{kind: Group, name: b}]"))
        .contains("subjects: {\"kind\":\"Group\",\"name\":\"a\"}");
    assertThat(between(ManagedKind.ROLE_BINDING, "subjects: [{kind: Group, name: b}]", was))
        .isEmpty();
  }

  @Test
  void aSetLosesElementsByTheirNames() {
    String was =
        "spec: {generators: [{list: {elements: [{name: eu, values: {v: 1}}, {name: us}]}}]}";

    assertThat(between(ManagedKind.APPLICATION_SET, was, was.replace("v: 1", "v: 2"))).isEmpty();
    assertThat(between(ManagedKind.APPLICATION_SET, was, was.replace("name: us", "name: uk")))
        .contains("spec.generators: element \"us\"");
  }

  @Test
  void whatFoldersBringIsNotKnownAndCountsAsLost() {
    String was = "spec: {generators: [{git: {repoURL: r, directories: [{path: apps}]}}]}";

    assertThat(between(ManagedKind.APPLICATION_SET, was, was.replace("apps", "more"))).isPresent();
    assertThat(
            between(
                ManagedKind.APPLICATION_SET,
                was,
                "spec: {generators: [{list: {elements: [{name: eu}]}}]}"))
        .isPresent();
  }

  @Test
  void whatSomebodyAddedByHandIsDriftAndMayGo() {
    PlannedObject planned = planned(ManagedKind.APP_PROJECT, PROJECT);
    ObjectNode live = live(planned, PROJECT.replace("[a, b]", "[a, b, c]"));

    assertThat(Narrowing.of(planned, live)).isEmpty();
  }

  @Test
  void whatCanOnlyBeMadeAnewLosesAll() {
    String was = "roleRef: {kind: ClusterRole, name: a}";
    PlannedObject planned = planned(ManagedKind.ROLE_BINDING, was.replace("name: a", "name: b"));

    assertThat(Narrowing.of(planned, live(planned, was))).isPresent();
  }

  @Test
  void whatIsHeldIsCountedAndNamed() {
    ObjectId id = planned(ManagedKind.APP_PROJECT, PROJECT).id();

    assertThat(Removals.HELD.hold(List.of(id)))
        .hasValueSatisfying(
            why -> assertThat(why).startsWith("1 object would be removed").contains(id.title()));
    assertThat(Removals.HELD.hold(List.of())).isEmpty();
    assertThat(Removals.CARRIED_OUT.hold(List.of(id))).isEmpty();
  }

  private static Optional<String> between(ManagedKind kind, String was, String is) {
    PlannedObject before = planned(kind, was);
    return Narrowing.of(planned(kind, is), live(before, was));
  }

  private static PlannedObject planned(ManagedKind kind, String body) {
    return new PlannedObject(
        ObjectId.of(kind, "argocd", "payments"),
        "",
        body(body),
        Collections.emptySortedSet(),
        false);
  }

  /** As a plan wrote it, and maybe somebody after it. */
  private static ObjectNode live(PlannedObject writtenBy, String body) {
    ObjectNode live = body(body);
    live.withObject("/metadata/annotations")
        .put(ApiGroup.APPLIED_HASH_ANNOTATION, writtenBy.hash());
    return live;
  }

  private static ObjectNode body(String yaml) {
    ObjectNode body = Serialization.unmarshal(yaml, ObjectNode.class);
    body.putObject("metadata").put("name", "payments");
    return body;
  }
}

package io.platformtenant.operator.imports.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainStageTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectId STAGE = ObjectId.of(ManagedKind.KUSTOMIZATION, "here", "app");
  private static final String SPEC =
      "sourceRef: {kind: GitRepository, name: files}, path: ./app, targetNamespace: pay";
  private static final String SOURCE = "url: https://git.example.com/a, ref: {branch: main}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path: /app/",
        "patches: []",
        "force: false",
        "postBuild: {substitute: {}, substituteFrom: []}",
        "sourceRef: {kind: GitRepository, name: others, namespace: there}"
      })
  void anotherSpellingAppliesTheSame(String said) throws JsonProcessingException {
    assertThat(plain(SPEC + ", " + said, SOURCE + ", recurseSubmodules: false"))
        .isEqualTo(plain(SPEC, SOURCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path: ./apps",
        "targetNamespace: pay-db",
        "patches: [{patch: a}]",
        "images: [{name: a, newTag: b}]",
        "components: [../c]",
        "force: true",
        "postBuild: {substitute: {a: b}}",
        "postBuild: {substitute: {a: \"\"}}",
        "postBuild: {substituteFrom: [{kind: Secret, name: a}]}",
        "decryption: {provider: sops, secretRef: {name: a}}",
        "sourceRef: {kind: OCIRepository, name: files}"
      })
  void anotherSpecAppliesSomethingElse(String said) throws JsonProcessingException {
    assertThat(plain(SPEC + ", " + said, SOURCE)).isNotEqualTo(plain(SPEC, SOURCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url: https://git.example.com/b",
        "ref: {branch: dev}",
        "ignore: a",
        "recurseSubmodules: true",
        "verify: {mode: HEAD}"
      })
  void anotherSourceBringsSomethingElse(String said) throws JsonProcessingException {
    assertThat(plain(SPEC, SOURCE + ", " + said)).isNotEqualTo(plain(SPEC, SOURCE));
  }

  /** Of two fields of one name the last one counts. */
  private static ObjectNode plain(String spec, String source) throws JsonProcessingException {
    ObjectNode from = body(source);
    return PlainStage.of(
        STAGE, body(spec), id -> Optional.of(from.deepCopy().put("kind", id.kind().kind())));
  }

  private static ObjectNode body(String spec) throws JsonProcessingException {
    return (ObjectNode) YAML.readTree("{spec: {" + spec + "}}");
  }
}

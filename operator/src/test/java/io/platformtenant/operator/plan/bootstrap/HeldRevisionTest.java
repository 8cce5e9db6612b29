package io.platformtenant.operator.plan.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.operator.kinds.ManagedKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeldRevisionTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /** The name of a branch stays beside the commit, and nothing else does. */
  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "main@sha1:%s                | {branch: main}            | {branch: main, commit: %s}",
        "master@sha1:%s              | {}                        | {branch: master, commit: %s}",
        "other@sha1:%s               | {branch: main}            | {commit: %s}",
        "v1.2.3@sha1:%s              | {tag: v1.2.3}             | {commit: %s}",
        "v1.2.3@sha1:%s              | {semver: 1.x}             | {commit: %s}",
        "refs/heads/a@b@sha1:%s      | {name: refs/heads/a@b}    | {commit: %s}",
        "sha1:%s                     | {commit: fff}             | {commit: %s}",
        "main@sha1:%s                | {branch: main, tag: v1}   | {commit: %s}",
      })
  void aGitRepositoryIsHeldToACommit(String revision, String said, String held) {
    ObjectNode body = body(said);

    HeldRevision.of(ManagedKind.GIT_REPOSITORY, revision.formatted(COMMIT))
        .orElseThrow()
        .put(ManagedKind.GIT_REPOSITORY, body);

    assertThat(body.at("/spec/ref")).isEqualTo(read(held.formatted(COMMIT)));
    assertThat(HeldRevision.on(ManagedKind.GIT_REPOSITORY, body))
        .as("remembered")
        .contains(
            HeldRevision.of(ManagedKind.GIT_REPOSITORY, revision.formatted(COMMIT)).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "main",
        "main/" + COMMIT,
        "sha1:0123",
        "suspended",
        "main@sha1:" + COMMIT + "0",
        "main@md5:" + COMMIT,
        "main@sha1:" + COMMIT + " ",
        "main\n@sha1:" + COMMIT
      })
  void whatIsNoRevisionHoldsNothing(String text) {
    assertThat(HeldRevision.of(ManagedKind.GIT_REPOSITORY, text)).isEmpty();
    assertThat(HeldRevision.of(ManagedKind.OCI_REPOSITORY, text)).isEmpty();
  }

  private static ObjectNode body(String ref) {
    ObjectNode body = read("{metadata: {name: x}, spec: {}}");
    ObjectNode said = read(ref);
    if (!said.isEmpty()) {
      body.withObject("/spec").set("ref", said);
    }
    return body;
  }

  private static ObjectNode read(String yaml) {
    // A text that begins with a brace is taken for JSON.
    return Serialization.unmarshal("---\n" + yaml, ObjectNode.class);
  }
}

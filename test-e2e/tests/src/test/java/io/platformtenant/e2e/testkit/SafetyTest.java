package io.platformtenant.e2e.testkit;

import static java.util.Collections.emptySortedMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog.Deed;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.safety.Safety;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Logs in which something is planted. */
class SafetyTest {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final String OPERATOR = "operator";
  private static final String ACCOUNT = account("argocd-deployer-prod");
  private static final String STAGE =
      stage("tenant-reconciler-prod", "finalizers: [finalizers.fluxcd.io]");

  private final List<Deed> log = new ArrayList<>();
  private final Map<ObjectId, JsonNode> before = new TreeMap<>();
  private final Map<ObjectId, JsonNode> between = new TreeMap<>();
  private final Map<ObjectId, JsonNode> after = new TreeMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aDeletionThatSaysItsVersionAfterAReadIsSafe() {
    before(ACCOUNT);
    reads(200);
    deletes(ACCOUNT, "{preconditions: {resourceVersion: '7'}}");
    assertThat(breaches()).isEmpty();
  }

  @Test
  void aDeletionOfWhateverIsThereIsNot() {
    before(ACCOUNT);
    reads(200);
    deletes(ACCOUNT, "{}");
    assertThat(breaches()).singleElement().asString().contains("which version it means");
  }

  @Test
  void norIsOneThatSaysNoMoreThanWhichObject() {
    before(ACCOUNT);
    reads(200);
    deletes(ACCOUNT, "{preconditions: {uid: u}}");
    assertThat(breaches()).singleElement().asString().contains("which version it means");
  }

  @Test
  void aDeletionAfterAFailedReadIsNot() {
    before(ACCOUNT);
    reads(200);
    reads(503);
    deletes(ACCOUNT);
    assertThat(breaches()).singleElement().asString().contains("last asked");
  }

  @Test
  void norIsOneWithoutAnyRead() {
    before(ACCOUNT);
    deletes(ACCOUNT);
    assertThat(breaches()).singleElement().asString().contains("last asked");
  }

  @Test
  void norIsOneByAReadThatIsOlderThanTheTenant() {
    before(ACCOUNT);
    reads(200);
    said("somebody", "patch", "platformtenants", 200);
    now = now.plusSeconds(20);
    deletes(ACCOUNT);
    assertThat(breaches()).singleElement().asString().contains("changed since it was read");
  }

  @Test
  void anAccountStaysWhileAnEngineActsAsIt() {
    String account = account("tenant-reconciler-prod");
    before(account);
    before(STAGE);
    reads(200);
    deletes(STAGE);
    deletes(account);
    assertThat(breaches()).singleElement().asString().contains("while engines act as it");
  }

  @Test
  void andMayGoOnceTheEngineIsThrough() {
    String account = account("tenant-reconciler-prod");
    before(account);
    before(STAGE);
    reads(200);
    deletes(STAGE);
    does("flux", "patch", id(STAGE), read("{}"), gone(stage("tenant-reconciler-prod", "")));
    deletes(account);
    assertThat(breaches()).isEmpty();
  }

  @Test
  void aRightStaysWhileAnEngineThatLeavesActsByIt() {
    before(binding("tenant-reconciler-prod", "edit"));
    before(STAGE);
    reads(200);
    deletes(binding("tenant-reconciler-prod", "edit"));
    assertThat(breaches()).singleElement().asString().contains("removes a right");
    after.put(id(STAGE), read(STAGE));
    assertThat(breaches()).as("what stays has moved on").isEmpty();
  }

  @Test
  void noRightIsWiderInBetween() {
    before(binding("a", "view"));
    after(binding("b", "view"));
    writes(binding("c", "view"));
    assertThat(breaches()).singleElement().asString().contains("neither before nor after");
    between.put(id(binding("c", "view")), read(binding("c", "view")));
    assertThat(breaches()).as("somebody wanted it in between").isEmpty();
  }

  @Test
  void aProjectIsNotBothOldAndNew() {
    before(project("one", "here"));
    after(project("two", "there"));
    writes(project("one", "there"));
    assertThat(breaches()).singleElement().asString().contains("from one to");
  }

  @Test
  void aStageActsAsNobodyElseInBetween() {
    before(STAGE);
    after(STAGE);
    writes(stage("admin", ""));
    assertThat(breaches()).singleElement().asString().contains("acts as admin");
  }

  @Test
  void whatStaysIsNotRemovedInBetween() {
    before(STAGE);
    after(STAGE);
    reads(200);
    deletes(STAGE);
    assertThat(breaches()).singleElement().asString().contains("before and after");
    between.put(id(ACCOUNT), read(ACCOUNT));
    assertThat(breaches()).as("somebody wanted the tenant without it in between").isEmpty();
  }

  @Test
  void aBindingOfAnotherRoleIsMadeAnew() {
    before(binding("a", "view"));
    after(binding("a", "edit"));
    deletes(binding("a", "view"));
    writes(binding("a", "edit"));
    assertThat(breaches()).isEmpty();
  }

  @Test
  void nobodyElseIsJudged() {
    before(ACCOUNT);
    does("somebody", "delete", id(ACCOUNT), read("{}"), read("{kind: Status}"));
    assertThat(breaches()).isEmpty();
  }

  private List<String> breaches() {
    return Safety.check(OPERATOR, before, log, between, after);
  }

  private void before(String object) {
    before.put(id(object), read(object));
  }

  private void after(String object) {
    after.put(id(object), read(object));
  }

  private void reads(int code) {
    said(OPERATOR, "get", "platformtenants", code);
  }

  private void deletes(String object) {
    deletes(object, "{preconditions: {resourceVersion: '7'}}");
  }

  private void deletes(String object, String options) {
    JsonNode answer =
        read(object).at("/metadata/finalizers").isEmpty() ? read("{kind: Status}") : gone(object);
    does(OPERATOR, "delete", id(object), read(options), answer);
  }

  private void writes(String object) {
    does(OPERATOR, "patch", id(object), read("{}"), read(object));
  }

  private void said(String user, String verb, String resource, int code) {
    log.add(
        new Deed(
            request(user, verb, "platformtenant.io", resource, "", "payments", code),
            MissingNode.getInstance(),
            MissingNode.getInstance()));
  }

  private void does(String user, String verb, ObjectId id, JsonNode sent, JsonNode answer) {
    var kind = id.kind();
    log.add(
        new Deed(
            request(user, verb, kind.group(), kind.plural(), id.namespace(), id.name(), 200),
            sent,
            answer));
  }

  private Request request(
      String user, String verb, String group, String resource, String ns, String name, int code) {
    now = now.plusMillis(1);
    return new Request(
        now, user, verb, group, resource, "", ns, name, "", code, "test", emptySortedMap());
  }

  private static JsonNode gone(String object) {
    ObjectNode gone = (ObjectNode) read(object);
    gone.withObject("/metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
    return gone;
  }

  private static ObjectId id(String object) {
    JsonNode tree = read(object);
    String group = tree.path("apiVersion").asText().replaceAll("/?[^/]*$", "");
    return ObjectId.of(ManagedKind.of(group, tree.path("kind").asText()).orElseThrow(), tree);
  }

  private static String account(String name) {
    return """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          {name: %s, namespace: home, uid: u, labels: {platformtenant.io/tenant: payments}}
        """
        .formatted(name);
  }

  private static String binding(String account, String role) {
    return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: x, namespace: prod, uid: u, labels: {platformtenant.io/tenant: payments}}
        roleRef: {name: %s}
        subjects: [{kind: ServiceAccount, namespace: home, name: %s}]
        """
        .formatted(role, account);
  }

  private static String stage(String account, String more) {
    return """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: prod-addons
          namespace: home
          uid: u
          labels: {platformtenant.io/tenant: payments}
          %s
        spec: {serviceAccountName: %s}
        """
        .formatted(more, account);
  }

  private static String project(String repository, String namespace) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata: {name: payments, namespace: argocd, labels: {platformtenant.io/tenant: payments}}
        spec: {sourceRepos: [%s], destinations: [{namespace: %s}]}
        """
        .formatted(repository, namespace);
  }

  private static JsonNode read(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(yaml, e);
    }
  }
}

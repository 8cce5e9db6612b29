package io.platformtenant.operator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Revocation REVOCATION =
      Revocation.of(
          tenant(
              "{viewers: {groups: [audit]}, deployers: {groups: [dev, 'CN=a,OU=b'],"
                  + " users: [ann]}, approvers: {groups: [leads]}}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "access-viewers:x   | audit, dev, leads | ",
        "access-viewers:x   | audit, gone       | audit",
        "access-deployers:x | dev, leads, gone  | dev",
        "access-approvers:x | leads, dev        | leads",
        "access-viewers:x   | gone              | ''"
      })
  void aBindingKeepsTheGroupsThatAreStillInItsTier(String name, String groups, String left) {
    assertThat(patch(subjects(groups), name))
        .isEqualTo(Optional.ofNullable(left).map(RevocationTest::subjects));
  }

  @Test
  void whoeverIsCalledLikeAGroupIsNotThatGroup() {
    ObjectNode live =
        read("{subjects: [{kind: Group, name: dev}, {kind: User, name: dev}, {kind: Robot}]}");
    assertThat(patch(live, "access-deployers:x")).isEqualTo(Optional.of(subjects("dev")));
  }

  @Test
  void aPersonKeepsOnlyWhatIsStillGiven() {
    ObjectNode live =
        read(
            "{subjects: [{kind: User, name: ann}, {kind: User, name: gone}, {kind: Group, name:"
                + " ann}]}");
    ObjectNode left = read("{subjects: [{kind: User, name: ann}]}");
    assertThat(patch(live, "access-deployers:x")).contains(left);
    assertThat(patch(live, "access-viewers:x")).contains(left);
    assertThat(patch(live, "access-approvers:x")).contains(subjects(""));
  }

  @Test
  void aPersonLeavesTheProjectToo() {
    ObjectNode live =
        read(
            "{spec: {roles: [{name: deployer, groups: [ann, gone]}, {name: approver, groups: [ann]}]}}");
    assertThat(REVOCATION.patchFor(ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "p"), live))
        .contains(
            read(
                "{spec: {roles: [{name: deployer, groups: [ann]}, {name: approver, groups: []}]}}"));
  }

  @Test
  void accountsOfEnginesAreLeftAlone() {
    ObjectNode live = read("{subjects: [{kind: ServiceAccount, name: argocd-deployer-prod}]}");
    assertThat(patch(live, "argocd-deployer-prod:platform-tenant-deployer")).isEmpty();
  }

  @Test
  void aProjectKeepsItsTokensAndTheRolesOfOthers() {
    ObjectNode live =
        read(
            "{spec: {sourceRepos: [x], roles: [{name: deployer, policies: [p], groups: [dev, gone,"
                + " '\"CN=a,OU=b\"', '\"CN=c,OU=d\"'], jwtTokens: [{iat: 1}]}, {name: viewer,"
                + " groups: [leads]}, {name: ci, groups: [robots]}]}}");
    assertThat(REVOCATION.patchFor(ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "p"), live))
        .contains(
            read(
                "{spec: {roles: [{name: deployer, policies: [p], groups: [dev, '\"CN=a,OU=b\"'],"
                    + " jwtTokens: [{iat: 1}]}, {name: viewer, groups: [leads]}, {name: ci,"
                    + " groups: [robots]}]}}"));
  }

  @Test
  void nothingChangesWhereNobodyLeft() {
    ObjectNode live = read("{spec: {roles: [{name: deployer, groups: [dev]}, {name: viewer}]}}");
    assertThat(REVOCATION.patchFor(ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "p"), live))
        .isEmpty();
  }

  @Test
  void whoSaysNoAccessTakesItFromEverybody() {
    var nobody = Revocation.of(tenant("null"));
    assertThat(nobody.patchFor(id("access-viewers:x"), subjects("audit"))).contains(subjects(""));
  }

  @Test
  void whatIsLeftLosesNothingMore() {
    ObjectNode live = subjects("dev, gone");
    ObjectNode after = patch(live, "access-deployers:x").orElseThrow();
    assertThat(patch(after, "access-deployers:x")).isEmpty();
  }

  private static Optional<ObjectNode> patch(ObjectNode live, String name) {
    return REVOCATION.patchFor(id(name), live);
  }

  private static ObjectId id(String name) {
    return ObjectId.of(ManagedKind.ROLE_BINDING, "payments-prod", name);
  }

  private static ObjectNode subjects(String groups) {
    var binding = YAML.createObjectNode();
    var subjects = binding.putArray("subjects");
    for (String group : groups.isEmpty() ? new String[0] : groups.split(", *")) {
      subjects.addObject().put("kind", "Group").put("name", group.strip());
    }
    return binding;
  }

  private static PlatformTenant tenant(String access) {
    try {
      return YAML.readValue(
          "{metadata: {name: payments}, spec: {access: " + access + "}}", PlatformTenant.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode read(String yaml) {
    try {
      return (ObjectNode) YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

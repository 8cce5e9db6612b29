package io.platformtenant.operator.contract.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Revocation REVOCATION =
      of(
          tenant(
              "{viewers: {groups: [audit]}, deployers: {groups: [dev, 'CN=a,OU=b'],"
                  + " users: [ann]}, approvers: {groups: [leads]}}"));

  /** A class that names on-call, and an environment that names testers. */
  private static final Revocation BESIDE =
      Revocation.of(
          tenant(
              "null, environments: [{name: qa, namespaces: [{name: payments-qa}], access:"
                  + " {deployers: {groups: [testers], users: [di]}}},"
                  + " {name: prod, namespaces: [{name: payments-prod}]}]"),
          Optional.of(tenantClass("{viewers: {groups: [on-call]}, deployers: {users: [eve]}}")),
          SubjectPrefixes.NONE);

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
    var nobody = of(tenant("null"));
    assertThat(nobody.patchFor(id("access-viewers:x"), subjects("audit"))).contains(subjects(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payments-qa     | access-viewers:x   | on-call, testers, gone | on-call, testers",
        "payments-qa     | access-deployers:x | testers, on-call       | testers",
        "payments-prod   | access-viewers:x   | on-call, testers       | on-call",
        "payments-prod   | access-deployers:x | testers                | ''",
        "tenant-payments | access-viewers:x   | on-call, testers       | on-call",
        "payments-old    | access-viewers:x   | on-call, testers       | on-call"
      })
  void whomTheClassOrAnEnvironmentNamesKeepsWhatThatGives(
      String namespace, String name, String groups, String left) {
    var id = ObjectId.of(ManagedKind.ROLE_BINDING, namespace, name);
    assertThat(BESIDE.patchFor(id, subjects(groups))).contains(subjects(left));
  }

  @Test
  void aRoleOfAnEnvironmentKeepsItsOwnPeopleAndTheRoleOfItsTier() {
    ObjectNode live =
        read(
            "{metadata: {name: payments}, spec: {roles: [{name: deployer, groups: [eve, testers]},"
                + " {name: deployer-qa, groups: [di, gone, testers, 'proj:payments:deployer',"
                + " 'proj:payments:approver']},"
                + " {name: viewer-old, groups: [testers]}]}}");
    assertThat(BESIDE.patchFor(ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "payments"), live))
        .contains(
            read(
                "{spec: {roles: [{name: deployer, groups: [eve]}, {name: deployer-qa, groups:"
                    + " [di, testers, 'proj:payments:deployer']}, {name: viewer-old, groups:"
                    + " []}]}}"));
  }

  @Test
  void aNameIsKnownWithThePrefixOfTheApiServerAndByNoOther() {
    var prefixed =
        Revocation.of(
            tenant("{deployers: {groups: [dev], users: [ann]}}"),
            Optional.empty(),
            new SubjectPrefixes("u:", "g:"));
    ObjectNode live =
        read(
            "{subjects: [{kind: Group, name: 'g:dev'}, {kind: Group, name: dev}, {kind: User, name:"
                + " 'u:ann'}, {kind: User, name: 'g:ann'}]}");
    assertThat(prefixed.patchFor(id("access-deployers:x"), live))
        .contains(read("{subjects: [{kind: Group, name: 'g:dev'}, {kind: User, name: 'u:ann'}]}"));
  }

  @Test
  void whatIsLeftLosesNothingMore() {
    ObjectNode live = subjects("dev, gone");
    ObjectNode after = patch(live, "access-deployers:x").orElseThrow();
    assertThat(patch(after, "access-deployers:x")).isEmpty();
  }

  private static Revocation of(PlatformTenant tenant) {
    return Revocation.of(tenant, Optional.empty(), SubjectPrefixes.NONE);
  }

  private static PlatformTenantClass tenantClass(String access) {
    try {
      return YAML.readValue(
          "{metadata: {name: standard}, spec: {access: " + access + "}}",
          PlatformTenantClass.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
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

package io.platformtenant.operator.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.enforcement.Question.ControllersIn;
import io.platformtenant.operator.enforcement.Question.FieldsOf;
import io.platformtenant.operator.enforcement.Question.MayImpersonate;
import io.platformtenant.operator.enforcement.Question.Permission;
import io.platformtenant.operator.enforcement.Question.RoleNamed;
import io.platformtenant.operator.enforcement.Question.SettingsIn;
import io.platformtenant.operator.enforcement.Question.VariableIn;
import io.platformtenant.operator.model.Enforced;
import io.platformtenant.operator.model.Enforced.State;
import io.platformtenant.operator.model.engines.Capabilities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {
  private static final String CONTROLLER =
      "system:serviceaccount:argocd:argocd-application-controller";
  private static final String SERVER = "system:serviceaccount:argocd:argocd-server";

  private static final Subject SUBJECT =
      new Subject(
          "argocd",
          "flux-system",
          new TreeSet<>(List.of("argocd-deployer-prod")),
          new TreeSet<>(List.of("platform-tenant-deployer")),
          new TreeSet<>(List.of("payments-prod", "tenant-payments")),
          true);

  private static final FieldsOf PROJECT = new FieldsOf(Capabilities.PROJECTS, Capabilities.VERSION);
  private static final VariableIn GPG = new VariableIn("argocd", "ARGOCD_GPG_ENABLED");

  private static final MayImpersonate ANYBODY =
      new MayImpersonate(SERVER, "kube-system", "default");

  private static final Map<String, List<String>> LOCKED_DOWN =
      Map.of(
          "kustomize-controller",
          List.of(
              "--watch-all-namespaces=true",
              "--no-cross-namespace-refs=true",
              "--no-remote-bases=true",
              "--default-service-account=default"));

  @Test
  void holdsWhereAllIsSetAsInstallationSays() {
    assertThat(judge(sound()).state()).as(judge(sound()).message()).isEqualTo(State.TRUE);
  }

  @Test
  void asksForAllThatItJudges() {
    assertThat(Boundary.questions(SUBJECT)).containsExactlyInAnyOrderElementsOf(sound().keySet());
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      textBlock =
          """
          argocd-cm            | application.sync.impersonation.enabled  | absent     | own rights
          argocd-cm            | application.sync.impersonation.enabled  | "false"    | own rights
          argocd-cm            | application.sync.impersonation.enforced | false      | no account of a project fits
          argocd-cm            | application.resourceTrackingMethod      | label      | counts as its own
          argocd-cm            | helm.valuesFileSchemes                  | absent     | Helm values
          argocd-cm            | helm.valuesFileSchemes                  | https      | Helm values
          argocd-cm            | application.sync.requireOverridePrivilegeForRevisionSync | absent | any revision
          argocd-cmd-params-cm | application.namespaces                  | *          | "*"
          argocd-cmd-params-cm | application.namespaces                  | ops, pay*  | "pay*"
          argocd-cmd-params-cm | application.namespaces                  | /^tenant-/ | "/^tenant-/"
          argocd-cmd-params-cm | application.namespaces                  | /(/        | "/(/"
          argocd-rbac-cm       | policy.matchMode                        | regex      | expressions
          argocd-rbac-cm       | policy.default                          | role:admin | role:admin over every tenant
          """)
  void aSettingOfArgoCdIsAGap(String configMap, String key, String value, String told) {
    var question = new SettingsIn("argocd", configMap);
    Map<String, String> settings = new HashMap<>(settings(configMap));
    settings.remove(key);
    if (value != null) {
      settings.put(key, value);
    }

    isGap(question, Seen.of(settings), "ConfigMap argocd/" + configMap, key, told);
  }

  @ParameterizedTest
  @CsvSource({"argocd-cmd-params-cm", "argocd-rbac-cm"})
  void whatNobodyWroteIsAsBuiltIn(String configMap) {
    assertThat(judge(with(new SettingsIn("argocd", configMap), Seen.absent())).state())
        .isEqualTo(State.TRUE);
  }

  @Test
  void applicationsOfOtherTeamsNamespacesAreNobodysBusiness() {
    var others = Seen.of(Map.of("application.namespaces", "ops,team-*,/^web-/"));
    assertThat(judge(with(new SettingsIn("argocd", "argocd-cmd-params-cm"), others)).state())
        .isEqualTo(State.TRUE);
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({
    "kustomize-controller, no-cross-namespace-refs",
    "kustomize-controller, no-remote-bases",
    "kustomize-controller, default-service-account",
    "helm-controller, no-cross-namespace-refs",
    "helm-controller, default-service-account",
    "notification-controller, no-cross-namespace-refs",
    "image-automation-controller, no-cross-namespace-refs",
  })
  void aFlagThatFluxWasNotGivenIsAGap(String controller, String flag) {
    Map<String, List<String>> controllers = new HashMap<>(LOCKED_DOWN);
    controllers.put(
        controller,
        LOCKED_DOWN.get("kustomize-controller").stream()
            .filter(word -> !word.startsWith("--" + flag))
            .toList());

    isGap(new ControllersIn("flux-system"), Seen.of(controllers), controller, "--" + flag + "=");
  }

  @Test
  void objectsWithIdentitiesOfTheirOwnNeedTwoFlagsMore() {
    List<String> words = new ArrayList<>(LOCKED_DOWN.get("kustomize-controller"));
    words.add("--feature-gates=ObjectLevelWorkloadIdentity=true");
    isGap(
        new ControllersIn("flux-system"),
        Seen.of(Map.of("kustomize-controller", words)),
        "--default-decryption-service-account",
        "--default-kubeconfig-service-account");
  }

  @Test
  void theLastOfTwoFlagsCounts() {
    List<String> words = new ArrayList<>(LOCKED_DOWN.get("kustomize-controller"));
    words.add("--no-remote-bases=false");
    isGap(
        new ControllersIn("flux-system"),
        Seen.of(Map.of("kustomize-controller", words)),
        "--no-remote-bases=true");
  }

  @Test
  void whoMayNotActAsTheTenantsAccountsIsAGap() {
    for (String user : List.of(CONTROLLER, SERVER)) {
      isGap(new MayImpersonate(user, "", "argocd-deployer-prod"), Seen.of(false), user);
    }
  }

  @Test
  void aServerThatMayActAsEverybodyIsAGap() {
    isGap(ANYBODY, Seen.of(true), SERVER, "namespace kube-system");
  }

  static final List<Permission> TOO_MUCH =
      List.of(
          new Permission(List.of("*"), List.of("*"), List.of("*")),
          new Permission(
              List.of("rbac.authorization.k8s.io"), List.of("clusterroles"), List.of("bind")),
          new Permission(List.of(""), List.of("serviceaccounts"), List.of("impersonate")),
          new Permission(List.of(""), List.of("serviceaccounts/token"), List.of("create")),
          new Permission(List.of("argoproj.io"), List.of("appprojects"), List.of("patch")));

  @ParameterizedTest
  @FieldSource("TOO_MUCH")
  void aRoleThatDefeatsTheBoundaryIsAGap(Permission permission) {
    isGap(
        new RoleNamed("platform-tenant-deployer"),
        Seen.of(List.of(permission)),
        "ClusterRole platform-tenant-deployer permits");
  }

  @Test
  void aRoleThatIsNotThereIsAGap() {
    isGap(new RoleNamed("platform-tenant-deployer"), Seen.absent(), "there is no ClusterRole");
  }

  @Test
  void anArgoCdThatKnowsNoSignersIsAGap() {
    isGap(PROJECT, Seen.of(Set.of("roles")), "appprojects.argoproj.io", "Argo CD 3.5");
    assertThat(capabilities(Seen.of(Set.of("roles")))).isEqualTo(new Capabilities(false));
  }

  /** To leave out what is there would take it away. */
  @Test
  void whatWasNotSeenOfAProjectCanBeSaid() {
    assertThat(capabilities(Seen.of(Set.of("roles", "sourceIntegrity"))).sourceIntegrity())
        .isTrue();
    assertThat(capabilities(Seen.absent()).sourceIntegrity()).isTrue();
    assertThat(capabilities(new Seen.Unread<>("the operator may not")).sourceIntegrity()).isTrue();
    assertThat(Boundary.capabilities(new Answers(Map.of())).sourceIntegrity()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "no"})
  void verificationThatIsSwitchedOffIsAGap(String value) {
    isGap(GPG, Seen.of(Map.of("repo", "true", "repo-server", value)), "argocd/repo-server", value);
    isGap(
        GPG, Seen.of(Map.of("repo-server", value.toUpperCase(Locale.ROOT))), "ARGOCD_GPG_ENABLED");
  }

  @Test
  void verificationThatIsSwitchedElsewhereIsUnknown() {
    Enforced enforced = judge(with(GPG, Seen.of(Map.of("repo-server", ""))));
    assertThat(enforced.state()).isEqualTo(State.UNKNOWN);
    assertThat(enforced.message()).contains("ARGOCD_GPG_ENABLED", "argocd/repo-server");
  }

  @Test
  void nobodyIsAskedAboutSignersWhoNeedsNone() {
    var needsNone =
        new Subject(
            SUBJECT.argocdNamespace(),
            SUBJECT.fluxNamespace(),
            SUBJECT.deployers(),
            SUBJECT.roles(),
            SUBJECT.namespaces(),
            false);
    assertThat(Boundary.questions(needsNone)).doesNotContain(PROJECT, GPG);
    assertThat(
            Boundary.judge(needsNone, new Answers(with(PROJECT, Seen.of(Set.of("roles"))))).state())
        .isEqualTo(State.TRUE);
  }

  @Test
  void whatCanNotBeReadIsUnknownAndNeverGood() {
    sound()
        .keySet()
        .forEach(
            question -> {
              Enforced enforced = judge(with(question, new Seen.Unread<>("the operator may not")));
              assertThat(enforced.state()).as(question.toString()).isEqualTo(State.UNKNOWN);
              assertThat(enforced.message()).contains("the operator may not");
            });
    assertThat(judge(Map.of()).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void withoutArgoCdOrFluxNothingIsKnown() {
    assertThat(judge(with(new SettingsIn("argocd", "argocd-cm"), Seen.absent())).state())
        .isEqualTo(State.UNKNOWN);
    assertThat(judge(with(new ControllersIn("flux-system"), Seen.of(Map.of()))).state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void manyGapsFitIntoACondition() {
    Map<Question<?>, Seen<?>> bad = new HashMap<>(sound());
    bad.put(new SettingsIn("argocd", "argocd-cm"), Seen.of(Map.of()));
    bad.put(ANYBODY, Seen.of(true));
    bad.put(new ControllersIn("flux-system"), Seen.of(Map.of("kustomize-controller", List.of())));

    assertThat(judge(bad).message()).hasSizeLessThanOrEqualTo(1_024).endsWith("; and 3 more");
  }

  private static void isGap(Question<?> question, Seen<?> answer, String... told) {
    Enforced enforced = judge(with(question, answer));
    assertThat(enforced.state()).as(enforced.message()).isEqualTo(State.FALSE);
    assertThat(enforced.message()).contains(told);
  }

  private static Capabilities capabilities(Seen<?> answer) {
    return Boundary.capabilities(new Answers(with(PROJECT, answer)));
  }

  private static Enforced judge(Map<Question<?>, Seen<?>> answers) {
    return Boundary.judge(SUBJECT, new Answers(answers));
  }

  private static Map<Question<?>, Seen<?>> with(Question<?> question, Seen<?> answer) {
    Map<Question<?>, Seen<?>> answers = new HashMap<>(sound());
    assertThat(answers.put(question, answer)).isNotNull();
    return answers;
  }

  private static Map<String, String> settings(String configMap) {
    return configMap.equals("argocd-cm")
        ? Map.of(
            "application.sync.impersonation.enabled", "true",
            "helm.valuesFileSchemes", "",
            "application.sync.requireOverridePrivilegeForRevisionSync", "true")
        : Map.of();
  }

  private static Map<Question<?>, Seen<?>> sound() {
    Map<Question<?>, Seen<?>> answers = new HashMap<>();
    for (String configMap : List.of("argocd-cm", "argocd-cmd-params-cm", "argocd-rbac-cm")) {
      answers.put(new SettingsIn("argocd", configMap), Seen.of(settings(configMap)));
    }
    answers.put(new MayImpersonate(CONTROLLER, "", "argocd-deployer-prod"), Seen.of(true));
    answers.put(new MayImpersonate(SERVER, "", "argocd-deployer-prod"), Seen.of(true));
    answers.put(ANYBODY, Seen.of(false));
    answers.put(new ControllersIn("flux-system"), Seen.of(LOCKED_DOWN));
    answers.put(PROJECT, Seen.of(Set.of("roles", "sourceIntegrity")));
    answers.put(GPG, Seen.of(Map.of()));
    answers.put(
        new RoleNamed("platform-tenant-deployer"),
        Seen.of(List.of(new Permission(List.of("apps"), List.of("*"), List.of("*")))));
    return answers;
  }
}

package io.platformtenant.operator.enforcement;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.platformtenant.operator.enforcement.Question.MayImpersonate;
import io.platformtenant.operator.enforcement.Question.SettingsIn;
import io.platformtenant.operator.enforcement.Shortfall.Gap;
import io.platformtenant.operator.enforcement.Shortfall.Unseen;
import io.platformtenant.operator.text.Wildcards;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Settings of Argo CD that open a boundary (argo-cd, docs/operator-manual/argocd-cm.yaml,
 * argocd-cmd-params-cm.yaml, argocd-rbac-cm.yaml; util/settings/settings.go).
 */
final class ArgoCdGaps {
  static final String CM = "argocd-cm";
  private static final String PARAMETERS = "argocd-cmd-params-cm";
  private static final String RBAC = "argocd-rbac-cm";
  private static final String CONTROLLER = "argocd-application-controller";
  private static final String SERVER = "argocd-server";

  /** An account that no tenant has anything to do with. */
  private static final String SOMEBODY = "default";

  private static final String SOMEWHERE = "kube-system";

  private final Subject subject;
  private final Answers answers;

  private ArgoCdGaps(Subject subject, Answers answers) {
    this.subject = subject;
    this.answers = answers;
  }

  static Stream<Question<?>> questions(Subject subject) {
    var gaps = new ArgoCdGaps(subject, new Answers(Map.of()));
    return Stream.of(
            Stream.of(CM, PARAMETERS, RBAC).map(gaps::settings),
            gaps.impersonations(),
            Stream.of(gaps.anybody()))
        .flatMap(s -> s);
  }

  static Stream<Shortfall> in(Subject subject, Answers answers) {
    var gaps = new ArgoCdGaps(subject, answers);
    return Stream.of(
            gaps.of(CM, gaps::syncing),
            gaps.of(PARAMETERS, gaps::reaching),
            gaps.of(RBAC, gaps::granting),
            gaps.impersonations().flatMap(gaps::missing),
            gaps.tooMuch())
        .flatMap(s -> s);
  }

  private Stream<Shortfall> of(
      String configMap, Function<Map<String, String>, Stream<Shortfall>> gaps) {
    return switch (answers.to(settings(configMap))) {
      case Seen.Unread<Map<String, String>>(String why) ->
          Stream.of(new Unseen(named(configMap) + " can not be read: " + why));
      case Seen.Read<Map<String, String>>(var there) ->
          there.isEmpty() && configMap.equals(CM)
              ? Stream.of(new Unseen("there is no " + named(configMap)))
              : gaps.apply(there.orElse(Map.of()));
    };
  }

  private Stream<Shortfall> syncing(Map<String, String> cm) {
    return Stream.of(
            unless(
                "true".equals(cm.get("application.sync.impersonation.enabled")),
                CM,
                "application.sync.impersonation.enabled",
                "\"true\"",
                "Argo CD syncs with its own rights"),
            unless(
                !"false".equals(cm.get("application.sync.impersonation.enforced")),
                CM,
                "application.sync.impersonation.enforced",
                "\"true\"",
                "Argo CD syncs with its own rights where no account of a project fits"),
            unless(
                !"label".equals(cm.get("application.resourceTrackingMethod")),
                CM,
                "application.resourceTrackingMethod",
                "annotation",
                "any object with the label of an Application counts as its own"),
            unless(
                "".equals(cm.get("helm.valuesFileSchemes")),
                CM,
                "helm.valuesFileSchemes",
                "\"\"",
                "Git of a tenant can have Helm values fetched from any address"),
            unless(
                "true".equals(cm.get("application.sync.requireOverridePrivilegeForRevisionSync")),
                CM,
                "application.sync.requireOverridePrivilegeForRevisionSync",
                "\"true\"",
                "whoever may sync may sync any revision"))
        .flatMap(Optional::stream);
  }

  private Stream<Shortfall> reaching(Map<String, String> parameters) {
    String said = parameters.getOrDefault("application.namespaces", "");
    return Arrays.stream(said.split(","))
        .map(String::strip)
        .filter(pattern -> !pattern.isEmpty() && reachesTenant(pattern))
        .map(
            pattern ->
                new Gap(
                    "application.namespaces of "
                        + named(PARAMETERS)
                        + " has \""
                        + pattern
                        + "\", so Applications are read from the tenant's own namespaces: take it"
                        + " out"));
  }

  /** As util/glob.MatchStringInList reads them; what can not be read may mean anything. */
  private boolean reachesTenant(String pattern) {
    if (pattern.length() > 1 && pattern.startsWith("/") && pattern.endsWith("/")) {
      try {
        var expression = Pattern.compile(pattern.substring(1, pattern.length() - 1));
        return subject.namespaces().stream().anyMatch(n -> expression.matcher(n).find());
      } catch (PatternSyntaxException e) {
        return true;
      }
    }
    return Wildcards.problemIn(pattern).isPresent()
        || subject.namespaces().stream().anyMatch(Wildcards.of(pattern, "")::matches);
  }

  private Stream<Shortfall> granting(Map<String, String> rbac) {
    String everybody = rbac.getOrDefault("policy.default", "");
    return Stream.of(
            unless(
                !"regex".equals(rbac.get("policy.matchMode")),
                RBAC,
                "policy.matchMode",
                "glob",
                "what the roles of a project permit is read as expressions, which match more"),
            unless(
                everybody.isEmpty(),
                RBAC,
                "policy.default",
                "\"\"",
                "whoever is logged in has " + everybody + " over every tenant"))
        .flatMap(Optional::stream);
  }

  /** Who has to act as the tenant's accounts; all of them, since each tenant has a home. */
  private Stream<MayImpersonate> impersonations() {
    return Stream.of(CONTROLLER, SERVER)
        .flatMap(
            who -> subject.deployers().stream().map(a -> new MayImpersonate(user(who), "", a)));
  }

  private Stream<Shortfall> missing(MayImpersonate question) {
    return unless(
        true,
        question,
        question.user()
            + " may not impersonate service account "
            + question.account()
            + " in all namespaces: let a ClusterRole permit it by that name");
  }

  /**
   * Of the server alone: it acts for people and for tokens of projects. The controller of Argo CD's
   * stock manifests may do everything.
   */
  private MayImpersonate anybody() {
    return new MayImpersonate(user(SERVER), SOMEWHERE, SOMEBODY);
  }

  private Stream<Shortfall> tooMuch() {
    return unless(
        false,
        anybody(),
        words(anybody())
            + ", and so every account: name those it needs, argocd-deployer-*, one by one");
  }

  private Stream<Shortfall> unless(boolean may, MayImpersonate question, String gap) {
    return switch (answers.to(question)) {
      case Seen.Unread<Boolean>(String why) ->
          Stream.of(new Unseen("whether " + words(question) + " can not be asked: " + why));
      case Seen.Read<Boolean>(var answer) ->
          answer.filter(is -> is == may).isPresent() ? Stream.empty() : Stream.of(new Gap(gap));
    };
  }

  private static String words(MayImpersonate question) {
    return question.user()
        + " may impersonate service account "
        + question.account()
        + (question.namespace().isEmpty()
            ? " in all namespaces"
            : " of namespace " + question.namespace());
  }

  private Optional<Shortfall> unless(
      boolean holds, String configMap, String key, String value, String opening) {
    return holds
        ? Optional.empty()
        : Optional.of(
            new Gap(
                key
                    + " of "
                    + named(configMap)
                    + " is not "
                    + value
                    + ", so "
                    + opening
                    + ": set it"));
  }

  private SettingsIn settings(String configMap) {
    return new SettingsIn(subject.argocdNamespace(), configMap);
  }

  private String named(String configMap) {
    return "ConfigMap " + subject.argocdNamespace() + "/" + configMap;
  }

  private String user(String account) {
    return "system:serviceaccount:" + subject.argocdNamespace() + ":" + account;
  }
}

package io.platformtenant.operator.rules.argocd;

import static io.platformtenant.operator.rules.argocd.ProjectFields.doubles;
import static io.platformtenant.operator.rules.argocd.ProjectFields.items;
import static io.platformtenant.operator.rules.argocd.ProjectFields.spec;
import static io.platformtenant.operator.rules.argocd.ProjectFields.text;
import static io.platformtenant.operator.rules.argocd.ProjectFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checks of Argo CD's server on a project, made on the finished AppProject (argo-cd,
 * pkg/apis/application/v1alpha1/app_project_types.go, ValidateProject).
 */
public final class ProjectRules {
  public static final List<Rule<JsonNode>> ALL =
      List.of(
          RuleInfo.of("PT160", "Argo CD takes the destinations.")
              .layer(Layer.PLAN)
              .remedy("Name each namespace once.")
              .source("argo-cd, app_project_types.go ValidateProject")
              .check(ProjectRules::destinations),
          RuleInfo.of("PT161", "Argo CD takes the source namespaces.")
              .layer(Layer.PLAN)
              .remedy("Name each namespace once.")
              .source("argo-cd, app_project_types.go ValidateProject")
              .check(ProjectRules::namespaces),
          RuleInfo.of("PT162", "Argo CD takes the repositories.")
              .layer(Layer.PLAN)
              .remedy("List each repository once.")
              .source("argo-cd, app_project_types.go ValidateProject")
              .check(ProjectRules::repositories),
          RuleInfo.of("PT163", "Argo CD takes the names of roles.")
              .layer(Layer.PLAN)
              .remedy("Nothing a tenant writes is a role's name: report it.")
              .source("argo-cd, types.go validateRoleName")
              .check(ProjectRules::roles),
          RuleInfo.of("PT164", "Argo CD takes the policies.")
              .layer(Layer.PLAN)
              .remedy("Nothing a tenant writes is a policy: report it.")
              .source("argo-cd, types.go validatePolicy")
              .check(ProjectRules::policies),
          RuleInfo.of("PT165", "Argo CD takes the groups.")
              .layer(Layer.PLAN)
              .remedy("Name each group once in a tier, on one line, without quotes.")
              .source("argo-cd, types.go validateGroupName")
              .check(ProjectRules::groups),
          RuleInfo.of("PT166", "Argo CD takes the sync windows.")
              .layer(Layer.PLAN)
              .remedy(
                  "Write five fields of cron, a Go duration such as 1h30m, and no window twice.")
              .source("argo-cd, types.go SyncWindow.Validate, HashIdentity; robfig/cron, parser.go")
              .check(ProjectRules::windows),
          RuleInfo.of("PT167", "Argo CD takes the accounts.")
              .layer(Layer.PLAN)
              .remedy("Nothing a tenant writes is an account: report it.")
              .source("argo-cd, app_project_types.go ValidateProject; gobwas/glob")
              .check(ProjectRules::accounts));

  private static final Pattern ROLE = Pattern.compile("[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?");
  private static final String NOT_IN_ACCOUNTS = "!*[]{}\\/";
  private static final String EVERYTHING_BUT = "\"!*\" means nothing";

  private ProjectRules() {}

  private static Stream<Breach> destinations(JsonNode project) {
    At<JsonNode> spec = spec(project);
    return Stream.concat(
        items(spec, "destinations")
            .flatMap(d -> Stream.of(text(d, "name"), text(d, "server"), text(d, "namespace")))
            .filter(field -> field.value().equals("!*"))
            .map(field -> field.says(EVERYTHING_BUT)),
        doubles(
            items(spec, "destinations"),
            d ->
                (text(d, "server").isEmpty() ? text(d, "name") : text(d, "server"))
                    + "/"
                    + text(d, "namespace")));
  }

  private static Stream<Breach> namespaces(JsonNode project) {
    return doubles(texts(spec(project), "sourceNamespaces"), Function.identity());
  }

  private static Stream<Breach> repositories(JsonNode project) {
    At<JsonNode> spec = spec(project);
    return Stream.concat(
        texts(spec, "sourceRepos")
            .filter(url -> url.value().equals("!*"))
            .map(url -> url.says(EVERYTHING_BUT)),
        doubles(texts(spec, "sourceRepos"), Function.identity()));
  }

  private static Stream<Breach> roles(JsonNode project) {
    At<JsonNode> spec = spec(project);
    return Stream.concat(
        items(spec, "roles")
            .map(role -> text(role, "name"))
            .filter(name -> !ROLE.matcher(name.value()).matches())
            .map(
                name ->
                    name.says(
                        "{} must be letters, digits, - and _, and begin and end with a letter or"
                            + " digit",
                        name.value())),
        doubles(items(spec, "roles"), role -> text(role, "name")));
  }

  private static Stream<Breach> policies(JsonNode project) {
    String name = project.path("metadata").path("name").asText();
    return items(spec(project), "roles")
        .flatMap(
            role ->
                each(
                    role,
                    "policies",
                    policy -> PolicyLine.problemIn(name, text(role.value(), "name"), policy)));
  }

  private static Stream<Breach> groups(JsonNode project) {
    return items(spec(project), "roles")
        .flatMap(role -> each(role, "groups", GroupName::problemIn));
  }

  private static Stream<Breach> windows(JsonNode project) {
    return SyncWindows.breaches(items(spec(project), "syncWindows").toList());
  }

  private static Stream<Breach> accounts(JsonNode project) {
    At<JsonNode> spec = spec(project);
    return Stream.concat(
        items(spec, "destinationServiceAccounts").flatMap(ProjectRules::account),
        doubles(
            items(spec, "destinationServiceAccounts"),
            account -> text(account, "server") + "/" + text(account, "namespace")));
  }

  private static Stream<Breach> account(At<JsonNode> said) {
    At<String> account = text(said, "defaultServiceAccount");
    return Stream.of(
            place(text(said, "server")),
            place(text(said, "namespace")),
            account.is(accountProblem(account.value())))
        .flatMap(s -> s);
  }

  private static Stream<Breach> place(At<String> place) {
    return place.is(
        place.value().contains("!")
            ? Optional.of("can not hold !")
            : GobwasGlob.problemIn(place.value()));
  }

  private static Optional<String> accountProblem(String account) {
    if (GoText.trimBlanks(account).isEmpty()) {
      return Optional.of("is empty");
    }
    return account.chars().anyMatch(c -> NOT_IN_ACCOUNTS.indexOf(c) >= 0)
        ? Optional.of("can not hold any of " + NOT_IN_ACCOUNTS)
        : Optional.empty();
  }

  private static Stream<Breach> each(
      At<JsonNode> object, String name, Function<String, Optional<String>> problem) {
    return Stream.concat(
        texts(object, name).flatMap(item -> item.is(problem.apply(item.value()))),
        doubles(texts(object, name), Function.identity()));
  }
}

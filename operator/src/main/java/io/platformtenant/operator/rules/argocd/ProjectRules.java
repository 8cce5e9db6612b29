package io.platformtenant.operator.rules.argocd;

import com.fasterxml.jackson.databind.JsonNode;
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
              .remedy("Name each namespace once.")
              .source("argo-cd, app_project_types.go ValidateProject")
              .check(ProjectRules::destinations),
          RuleInfo.of("PT161", "Argo CD takes the source namespaces.")
              .remedy("Name each namespace once.")
              .source("argo-cd, app_project_types.go ValidateProject")
              .check(ProjectRules::namespaces),
          RuleInfo.of("PT162", "Argo CD takes the repositories.")
              .remedy("List each repository once.")
              .source("argo-cd, app_project_types.go ValidateProject")
              .check(ProjectRules::repositories),
          RuleInfo.of("PT163", "Argo CD takes the names of roles.")
              .remedy("Nothing a tenant writes is a role's name: report it.")
              .source("argo-cd, types.go validateRoleName")
              .check(ProjectRules::roles),
          RuleInfo.of("PT164", "Argo CD takes the policies.")
              .remedy("Nothing a tenant writes is a policy: report it.")
              .source("argo-cd, types.go validatePolicy")
              .check(ProjectRules::policies),
          RuleInfo.of("PT165", "Argo CD takes the groups.")
              .remedy("Name each group once in a tier, on one line, without quotes.")
              .source("argo-cd, types.go validateGroupName")
              .check(ProjectRules::groups),
          RuleInfo.of("PT166", "Argo CD takes the sync windows.")
              .remedy(
                  "Write five fields of cron, a Go duration such as 1h30m, and no window twice.")
              .source("argo-cd, types.go SyncWindow.Validate, HashIdentity; robfig/cron, parser.go")
              .check(ProjectRules::windows),
          RuleInfo.of("PT167", "Argo CD takes the accounts.")
              .remedy("Nothing a tenant writes is an account: report it.")
              .source("argo-cd, app_project_types.go ValidateProject; gobwas/glob")
              .check(ProjectRules::accounts));

  private static final Pattern ROLE = Pattern.compile("[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?");
  private static final String NOT_IN_ACCOUNTS = "!*[]{}\\/";
  private static final String EVERYTHING_BUT = "\"!*\" means nothing";

  private ProjectRules() {}

  private static ProjectNode list(JsonNode project, String name) {
    return new ProjectNode("spec", project.path("spec")).field(name);
  }

  private static Stream<Breach> destinations(JsonNode project) {
    ProjectNode list = list(project, "destinations");
    return Stream.concat(
        list.items()
            .flatMap(d -> Stream.of(d.field("name"), d.field("server"), d.field("namespace")))
            .filter(field -> field.text().equals("!*"))
            .flatMap(field -> field.breach(EVERYTHING_BUT)),
        list.doubles(
            d ->
                (d.text("server").isEmpty() ? d.text("name") : d.text("server"))
                    + "/"
                    + d.text("namespace")));
  }

  private static Stream<Breach> namespaces(JsonNode project) {
    return list(project, "sourceNamespaces").doubles(ProjectNode::text);
  }

  private static Stream<Breach> repositories(JsonNode project) {
    ProjectNode list = list(project, "sourceRepos");
    return Stream.concat(
        list.items()
            .filter(url -> url.text().equals("!*"))
            .flatMap(url -> url.breach(EVERYTHING_BUT)),
        list.doubles(ProjectNode::text));
  }

  private static Stream<Breach> roles(JsonNode project) {
    ProjectNode list = list(project, "roles");
    return Stream.concat(
        list.items()
            .map(role -> role.field("name"))
            .filter(name -> !ROLE.matcher(name.text()).matches())
            .flatMap(
                name ->
                    name.breach(
                        "\""
                            + name.text()
                            + "\" must be letters, digits, - and _, and begin and end with a"
                            + " letter or digit")),
        list.doubles(role -> role.text("name")));
  }

  private static Stream<Breach> policies(JsonNode project) {
    String name = project.path("metadata").path("name").asText();
    return list(project, "roles")
        .items()
        .flatMap(
            role ->
                each(
                    role.field("policies"),
                    policy -> PolicyLine.problemIn(name, role.text("name"), policy)));
  }

  private static Stream<Breach> groups(JsonNode project) {
    return list(project, "roles")
        .items()
        .flatMap(role -> each(role.field("groups"), GroupName::problemIn));
  }

  private static Stream<Breach> windows(JsonNode project) {
    return SyncWindows.breaches(list(project, "syncWindows"));
  }

  private static Stream<Breach> accounts(JsonNode project) {
    ProjectNode list = list(project, "destinationServiceAccounts");
    return Stream.concat(
        list.items()
            .flatMap(
                account ->
                    Stream.of(
                            place(account.field("server")),
                            place(account.field("namespace")),
                            account(account.field("defaultServiceAccount")))
                        .flatMap(s -> s)),
        list.doubles(account -> account.text("server") + "/" + account.text("namespace")));
  }

  private static Stream<Breach> place(ProjectNode place) {
    return place.breach(
        place.text().contains("!")
            ? Optional.of("can not hold !")
            : GobwasGlob.problemIn(place.text()));
  }

  private static Stream<Breach> account(ProjectNode account) {
    boolean broken = account.text().chars().anyMatch(c -> NOT_IN_ACCOUNTS.indexOf(c) >= 0);
    return account.breach(
        GoText.trimBlanks(account.text()).isEmpty()
            ? Optional.of("is empty")
            : broken ? Optional.of("can not hold any of " + NOT_IN_ACCOUNTS) : Optional.empty());
  }

  private static Stream<Breach> each(ProjectNode list, Function<String, Optional<String>> problem) {
    return Stream.concat(
        list.items().flatMap(item -> item.breach(problem.apply(item.text()))),
        list.doubles(ProjectNode::text));
  }
}

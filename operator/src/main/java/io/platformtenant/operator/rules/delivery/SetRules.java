package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.ElementList;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.GitDirectories;
import io.platformtenant.api.v1alpha1.GitFiles;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.SetElement;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sets of applications. */
public final class SetRules {
  private static final Pattern PLACES = Pattern.compile("[A-Za-z0-9_.*][A-Za-z0-9_./*-]*");

  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          of(
              RuleInfo.of("PT100", "A set is made in one way.")
                  .twin(ApplicationSet.ONE_GENERATOR)
                  .remedy("Write exactly one of gitDirectories, gitFiles and list."),
              SetRules::shape),
          RuleInfo.of("PT108", "Names of a set's Applications fit.")
              .layer(Layer.REFERENCE)
              .twin(PlatformTenant.SET_NAME_LENGTH)
              .remedy("Shorten the name of the set, of the environment or of the element.")
              .source("argo-cd, reposerver/repository/repository.go: it names the Helm release")
              .check(SetRules::lengths),
          of(
              RuleInfo.of("PT109", "Elements are different, and DNS labels.")
                  .remedy("Give every element a name of its own, of small letters, digits and -."),
              SetRules::elements),
          RuleInfo.of("PT110", "What begins like a set is the set's.")
              .layer(Layer.REFERENCE)
              .twin(Delivery.NAMES_OF_SETS)
              .remedy("Rename the application or one of the sets.")
              .because(Reason.NameConflict)
              .source(
                  "argo-cd, applicationset_controller.go: it takes over what has a name it makes")
              .check(SetRules::prefixes),
          RuleInfo.of("PT111", "With a set no environment ends like another.")
              .ofTeam()
              .layer(Layer.REFERENCE)
              .remedy("Rename one of the environments.")
              .source("argo-cd, util/rbac/rbac.go: a * of a policy takes in any text")
              .check(SetRules::environments),
          ElementTexts.RULE,
          of(
              RuleInfo.of("PT113", "A set looks inside its repository.")
                  .remedy("Write folders or files relative to the repository, * for a segment.")
                  .source("argo-cd, applicationset/generators/git.go filterApps"),
              SetRules::places));

  private SetRules() {}

  private static Rule<TenantInWorld> of(
      RuleInfo entry, Function<DeclaredApplication, Stream<Breach>> check) {
    return entry.check(checked -> DeclaredApplication.sets(checked.contract()).flatMap(check));
  }

  private static Stream<Breach> shape(DeclaredApplication delivered) {
    ApplicationSet set = delivered.set();
    long ways =
        Stream.of(set.gitDirectories(), set.gitFiles(), set.list())
            .filter(Objects::nonNull)
            .count();
    return ways == 1
        ? Stream.empty()
        : Stream.of(
            delivered
                .at()
                .says(
                    "must have exactly one of gitDirectories, gitFiles and list; Argo CD's other"
                        + " generators are not for tenants"));
  }

  private static Stream<Breach> lengths(TenantInWorld checked) {
    return DeclaredApplication.sets(checked.contract())
        .flatMap(
            delivered ->
                checked.contract().instancesOf(delivered.set()).stream()
                    .flatMap(here -> tooLong(delivered, here)));
  }

  private static Stream<Breach> tooLong(DeclaredApplication delivered, EnvironmentSet here) {
    int longest = here.longestItem();
    return longest < 1
        ? Stream.of(
            delivered
                .name()
                .says(
                    "in environment {} no item would fit into the name of its Application, which"
                        + " has at most {} characters: shorten the set's or the environment's name",
                    here.here().environment().name(),
                    EnvironmentApplication.LONGEST_NAME))
        : elementNames(delivered)
            .filter(name -> Texts.isDnsLabel(name.value(), Integer.MAX_VALUE))
            .filter(name -> name.value().length() > longest)
            .map(name -> tooLong(name, here.nameOf(name.value())));
  }

  private static Breach tooLong(At<String> element, String application) {
    return element.says(
        "the Application would be called {}, which is {} characters long; at most {} are allowed:"
            + " shorten the element's, the set's or the environment's name",
        application,
        application.length(),
        EnvironmentApplication.LONGEST_NAME);
  }

  private static Stream<Breach> elements(DeclaredApplication delivered) {
    Set<String> seen = new HashSet<>();
    return elementNames(delivered)
        .flatMap(
            name ->
                Texts.isDnsLabel(name.value(), Integer.MAX_VALUE)
                    ? Stream.of(name)
                        .filter(n -> !seen.add(n.value()))
                        .map(n -> n.says("element {} is there twice", n.value()))
                    : Stream.of(name.says("{} is no DNS label", name.value())));
  }

  private static Stream<Breach> prefixes(TenantInWorld checked) {
    return DeclaredApplication.sets(checked.contract())
        .flatMap(
            set ->
                DeclaredApplication.in(checked.contract())
                    .filter(other -> other.set() == null || !nameOf(other).equals(nameOf(set)))
                    .filter(other -> (nameOf(other) + "-").startsWith(nameOf(set) + "-"))
                    .map(
                        other ->
                            (other.set() == null ? other : set)
                                .name()
                                .says(
                                    "{} begins like {}, whose Applications have such names; rename"
                                        + " one",
                                    other.title(),
                                    set.title())));
  }

  private static String nameOf(DeclaredApplication declared) {
    return declared.said().name();
  }

  private static Stream<Breach> environments(TenantInWorld checked) {
    if (checked.contract().delivery().applicationSets().isEmpty()) {
      return Stream.empty();
    }
    List<At<String>> names =
        checked.environments().map(e -> e.child("name", Environment::name)).toList();
    return names.stream()
        .flatMap(
            name ->
                names.stream()
                    .filter(longer -> longer.value().endsWith("-" + name.value()))
                    .map(
                        longer ->
                            longer.says(
                                "environment {} ends like {}, so that who may act on what a set"
                                    + " makes in the one might act in the other; rename one",
                                longer.value(),
                                name.value())));
  }

  private static Stream<Breach> places(DeclaredApplication delivered) {
    At<ApplicationSet> set = delivered.atSet();
    At<GitDirectories> folders = set.child("gitDirectories", ApplicationSet::gitDirectories);
    return Stream.of(
            folders.items("directories", GitDirectories::directories),
            folders.items("exclude", GitDirectories::exclude),
            set.child("gitFiles", ApplicationSet::gitFiles).items("files", GitFiles::files))
        .flatMap(places -> places)
        .filter(place -> !PLACES.matcher(place.value()).matches() || Texts.escapes(place.value()))
        .map(
            place ->
                place.says(
                    "{} is relative to the repository and can not leave it: no leading / and no ..,"
                        + " and no other pattern than *",
                    place.value()));
  }

  private static Stream<At<String>> elementNames(DeclaredApplication delivered) {
    return elementsOf(delivered).map(element -> element.child("name", SetElement::name));
  }

  static Stream<At<SetElement>> elementsOf(DeclaredApplication delivered) {
    return delivered
        .atSet()
        .child("list", ApplicationSet::list)
        .items("elements", ElementList::elements);
  }
}

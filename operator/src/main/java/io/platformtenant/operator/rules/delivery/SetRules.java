package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.SetElement;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Placeholders;
import io.platformtenant.operator.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sets of applications. */
public final class SetRules {
  private static final Pattern KEY = Pattern.compile(Placeholders.ITEM_KEY);

  private static final Pattern VALUE = Pattern.compile(Placeholders.ITEM_TEXT);

  private static final Pattern PLACES = Pattern.compile("[A-Za-z0-9_.*][A-Za-z0-9_./*-]*");

  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          of(
              RuleInfo.of("PT100", "A set is made in one way.")
                  .remedy("Write exactly one of gitDirectories, gitFiles and list."),
              SetRules::shape),
          of(
              RuleInfo.of("PT107", "A text of an item is there.")
                  .remedy("Give the key to every element, or use gitFiles and files that have it.")
                  .source("argo-cd, applicationset/generators/git.go"),
              SetRules::keys),
          RuleInfo.of("PT108", "Names of a set's Applications fit.")
              .remedy("Shorten the name of the set, of the environment or of the element.")
              .source("argo-cd, reposerver/repository/repository.go: it names the Helm release")
              .check(SetRules::lengths),
          of(
              RuleInfo.of("PT109", "Elements are different, and DNS labels.")
                  .remedy("Give every element a name of its own, of small letters, digits and -."),
              SetRules::elements),
          RuleInfo.of("PT110", "What begins like a set is the set's.")
              .remedy("Rename the application or one of the sets.")
              .because(Reason.NameConflict)
              .source(
                  "argo-cd, applicationset_controller.go: it takes over what has a name it makes")
              .check(SetRules::prefixes),
          RuleInfo.of("PT111", "With a set no environment ends like another.")
              .remedy("Rename one of the environments.")
              .source("argo-cd, util/rbac/rbac.go: a * of a policy takes in any text")
              .check(SetRules::environments),
          of(
              RuleInfo.of("PT112", "Texts of elements are plain.")
                  .remedy("Use letters, digits, dots, slashes, _ and -, and no .. .")
                  .source("argo-cd, applicationset/utils/utils.go Replace"),
              SetRules::values),
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
            new Breach(
                delivered.field(), "must have exactly one of gitDirectories, gitFiles and list"));
  }

  private static Stream<Breach> keys(DeclaredApplication delivered) {
    return delivered
        .parts()
        .flatMap(
            part ->
                Stream.of(
                        Stream.ofNullable(part.source().path()),
                        Stream.ofNullable(part.source().targetRevision()),
                        Stream.ofNullable(part.source().helm())
                            .flatMap(helm -> helm.valueFiles().stream()))
                    .flatMap(s -> s)
                    .flatMap(text -> Placeholders.ITEM.matcher(text).results())
                    .map((MatchResult match) -> match.group(2))
                    .filter(Objects::nonNull)
                    .distinct()
                    .flatMap(key -> missing(delivered.set(), key).stream())
                    .map(problem -> new Breach(part.field(), problem)));
  }

  private static Optional<String> missing(ApplicationSet set, String key) {
    String placeholder = "{item." + key + "}";
    if (set.gitDirectories() != null) {
      return Optional.of(
          placeholder + " has no meaning: a folder has a name, {item}, and no texts");
    }
    if (set.gitFiles() != null && key.equals("path")) {
      return Optional.of(placeholder + " is where the file lies to Argo CD; use another key");
    }
    return Optional.ofNullable(set.list()).stream()
        .flatMap(list -> list.elements().stream())
        .filter(element -> !element.values().containsKey(key))
        .findFirst()
        .map(
            element ->
                "element \""
                    + element.name()
                    + "\" has no value \""
                    + key
                    + "\" for "
                    + placeholder);
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
    if (longest < 1) {
      return Stream.of(
          new Breach(
              delivered.field(),
              "in environment \""
                  + here.here().environment().name()
                  + "\" no item would fit into the name of its Application, which has at most "
                  + EnvironmentApplication.LONGEST_NAME
                  + " characters: shorten the set's or the environment's name"));
    }
    return Optional.ofNullable(here.set().list()).stream()
        .flatMap(list -> list.elements().stream())
        .filter(element -> Texts.isDnsLabel(element.name(), Integer.MAX_VALUE))
        .filter(element -> element.name().length() > longest)
        .map(
            element ->
                new Breach(
                    delivered.field() + ".list.elements",
                    "the Application would be called \""
                        + here.nameOf(element.name())
                        + "\", which is "
                        + here.nameOf(element.name()).length()
                        + " characters long; at most "
                        + EnvironmentApplication.LONGEST_NAME
                        + " are allowed: shorten the element's, the set's or the environment's"
                        + " name"));
  }

  private static Stream<Breach> elements(DeclaredApplication delivered) {
    Set<String> seen = new HashSet<>();
    return elementsOf(delivered)
        .flatMap(
            at ->
                Texts.isDnsLabel(at.element().name(), Integer.MAX_VALUE)
                    ? seen.add(at.element().name())
                        ? Stream.<Breach>empty()
                        : Stream.of(
                            new Breach(
                                at.field(),
                                "element \"" + at.element().name() + "\" is there twice"))
                    : Stream.of(
                        new Breach(
                            at.field() + ".name",
                            "\"" + at.element().name() + "\" is no DNS label")));
  }

  private static Stream<Breach> prefixes(TenantInWorld checked) {
    ResolvedTenant contract = checked.contract();
    return DeclaredApplication.sets(contract)
        .flatMap(
            set ->
                Stream.concat(
                        contract.delivery().applications().stream()
                            .map(Application::name)
                            .map(name -> new String[] {"application", name}),
                        contract.delivery().applicationSets().stream()
                            .filter(other -> !other.name().equals(set.said().name()))
                            .map(other -> new String[] {"set", other.name()}))
                    .filter(other -> (other[1] + "-").startsWith(set.said().name() + "-"))
                    .map(
                        other ->
                            new Breach(
                                set.field() + ".name",
                                other[0]
                                    + " \""
                                    + other[1]
                                    + "\" begins like set \""
                                    + set.said().name()
                                    + "\", whose Applications have such names; rename one")));
  }

  private static Stream<Breach> environments(TenantInWorld checked) {
    if (checked.contract().delivery().applicationSets().isEmpty()) {
      return Stream.empty();
    }
    List<String> names = checked.contract().environments().stream().map(Environment::name).toList();
    return names.stream()
        .flatMap(
            name ->
                names.stream()
                    .filter(longer -> longer.endsWith("-" + name))
                    .map(
                        longer ->
                            new Breach(
                                "spec.environments",
                                "environment \""
                                    + longer
                                    + "\" ends like \""
                                    + name
                                    + "\", so that who may act on what a set makes in the one might"
                                    + " act in the other; rename one")));
  }

  private static Stream<Breach> values(DeclaredApplication delivered) {
    return elementsOf(delivered)
        .flatMap(
            at ->
                at.element().values().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(value -> !isPlain(value))
                    .map(
                        value ->
                            new Breach(
                                at.field() + ".values",
                                "\""
                                    + value.getKey()
                                    + "\": \""
                                    + value.getValue()
                                    + "\" must be a text of letters, digits, ., _, / and - that"
                                    + " begins with a letter or digit, without .., under a key of"
                                    + " letters, digits and _")));
  }

  private static boolean isPlain(Map.Entry<String, String> value) {
    return KEY.matcher(value.getKey()).matches()
        && VALUE.matcher(value.getValue()).matches()
        && !value.getValue().contains("..");
  }

  private static Stream<Breach> places(DeclaredApplication delivered) {
    ApplicationSet set = delivered.set();
    return Stream.concat(
            Stream.ofNullable(set.gitDirectories())
                .flatMap(
                    git ->
                        git.directories().stream().map(p -> at(".gitDirectories.directories", p))),
            Stream.ofNullable(set.gitFiles())
                .flatMap(git -> git.files().stream().map(p -> at(".gitFiles.files", p))))
        .filter(place -> !PLACES.matcher(place.text()).matches() || Texts.escapes(place.text()))
        .map(
            place ->
                new Breach(
                    delivered.field() + place.field(),
                    "\""
                        + place.text()
                        + "\" is relative to the repository and can not leave it: no leading / and"
                        + " no .., and no other pattern than *"));
  }

  private static PlaceAt at(String field, String place) {
    return new PlaceAt(field, place);
  }

  private record PlaceAt(String field, String text) {}

  private static Stream<ElementAt> elementsOf(DeclaredApplication delivered) {
    return Stream.ofNullable(delivered.set().list())
        .flatMap(
            list ->
                DeclaredApplication.each(
                    delivered.field() + ".list.elements", list.elements(), ElementAt::new));
  }

  private record ElementAt(String field, SetElement element) {}
}

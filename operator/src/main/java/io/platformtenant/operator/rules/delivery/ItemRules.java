package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.GitDirectories;
import io.platformtenant.api.v1alpha1.GitFiles;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Placeholders;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/** The items of a set: what their names come from, and what is known of each. */
public final class ItemRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          of(
              RuleInfo.of("PT107", "A text of an item is there.")
                  .layer(Layer.REFERENCE)
                  .remedy("Give the key to every element, or use gitFiles and files that have it.")
                  .source("argo-cd, applicationset/generators/git.go"),
              ItemRules::texts),
          of(
              RuleInfo.of("PT127", "Items of a set have names of their own.")
                  .remedy(
                      "Let itemFrom name the parts of the path in which the folders differ, such as"
                          + " {segment.0}, and write {path} for the folder itself.")
                  .source("argo-cd, applicationset/generators/git.go; utils.go: duplicate names"),
              ItemRules::names));

  private ItemRules() {}

  private static Rule<TenantInWorld> of(
      RuleInfo entry, Function<DeclaredApplication, Stream<Breach>> check) {
    return entry.check(checked -> DeclaredApplication.sets(checked.contract()).flatMap(check));
  }

  private static Stream<Breach> texts(DeclaredApplication delivered) {
    return delivered
        .parts()
        .flatMap(
            part ->
                Stream.of(
                        part.child("path", ApplicationSource::path).said(),
                        part.child("targetRevision", ApplicationSource::targetRevision).said(),
                        ValueFiles.of(part))
                    .flatMap(s -> s))
        .flatMap(
            text ->
                Placeholders.ITEM
                    .matcher(text.value())
                    .results()
                    .flatMap(placeholder -> text.tells(problemIn(delivered.set(), placeholder))))
        .distinct();
  }

  private static Optional<String> problemIn(ApplicationSet set, MatchResult placeholder) {
    String said = placeholder.group();
    String key = placeholder.group("key");
    if (said.equals("{item}")) {
      return Optional.empty();
    }
    if (key == null) {
      return set.list() == null
          ? Optional.empty()
          : Optional.of(said + " has no meaning: an element has no folder");
    }
    if (set.gitDirectories() != null) {
      return Optional.of(
          said + " has no meaning: a folder has a name, {item}, a {path}, and no texts");
    }
    return set.gitFiles() != null && key.equals("path")
        ? Optional.of(said + " is where the file lies to Argo CD; use another key")
        : missing(set, key, said);
  }

  private static Optional<String> missing(ApplicationSet set, String key, String placeholder) {
    return Optional.ofNullable(set.list()).stream()
        .flatMap(list -> list.elements().stream())
        .filter(element -> !element.values().containsKey(key))
        .findFirst()
        .map(e -> "element \"" + e.name() + "\" has no value \"" + key + "\" for " + placeholder);
  }

  private static Stream<Breach> names(DeclaredApplication delivered) {
    At<String> itemFrom = delivered.atSet().child("itemFrom", ApplicationSet::itemFrom);
    if (delivered.set().list() != null) {
      return itemFrom.said().map(from -> from.says("has no meaning: elements have names"));
    }
    Map<String, String> places = new HashMap<>();
    return folders(delivered)
        .filter(folder -> !folder.value().contains("**"))
        .flatMap(folder -> names(itemFrom, folder, places));
  }

  /** Where the folders of items may lie; what stands at the end of a file's path is no folder. */
  private static Stream<At<String>> folders(DeclaredApplication delivered) {
    At<ApplicationSet> set = delivered.atSet();
    return Stream.concat(
        set.child("gitDirectories", ApplicationSet::gitDirectories)
            .items("directories", GitDirectories::directories),
        set.child("gitFiles", ApplicationSet::gitFiles)
            .items("files", GitFiles::files)
            .filter(file -> file.value().contains("/"))
            .map(file -> file.map(f -> f.substring(0, f.lastIndexOf('/')))));
  }

  private static Stream<Breach> names(
      At<String> itemFrom, At<String> folder, Map<String, String> places) {
    List<String> parts = Arrays.stream(folder.value().split("/")).toList();
    List<Integer> from = from(itemFrom.value(), parts.size());
    if (from.stream().anyMatch(place -> place >= parts.size())) {
      return Stream.of(
          itemFrom.says(
              "{} names a part that {} does not have: it has {}, the first is {segment.0}",
              itemFrom.value(),
              folder.value(),
              parts.size()));
    }
    String item = String.join("-", from.stream().map(parts::get).toList());
    if (item.contains("*")) {
      return Stream.empty();
    }
    if (folder.value().contains("*")) {
      return Stream.of(
          folder.says(
              "every folder that {} matches is item {}, and Argo CD makes none of several with one"
                  + " name; let itemFrom name a part in which they differ",
              folder.value(),
              item));
    }
    String other = places.putIfAbsent(item, folder.value());
    return other == null || other.equals(folder.value())
        ? Stream.empty()
        : Stream.of(
            folder.says(
                "{} and {} are both item {}, and Argo CD makes none of several with one name; let"
                    + " itemFrom name a part in which they differ",
                other,
                folder.value(),
                item));
  }

  private static List<Integer> from(String itemFrom, int parts) {
    return itemFrom == null
        ? List.of(parts - 1)
        : Placeholders.ITEM
            .matcher(itemFrom)
            .results()
            .map(segment -> segment.group("segment"))
            .filter(Objects::nonNull)
            .map(Integer::valueOf)
            .toList();
  }
}

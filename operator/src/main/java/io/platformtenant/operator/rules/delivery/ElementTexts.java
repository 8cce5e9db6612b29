package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.SetElement;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Placeholders;
import io.platformtenant.operator.text.VersionRanges;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts that elements of a set bring. They become part of paths, names of files and revisions;
 * where one is a whole revision it may be a range of versions, as the revision of an application.
 */
final class ElementTexts {
  static final Rule<TenantInWorld> RULE =
      RuleInfo.of("PT112", "Texts of elements are plain.")
          .remedy(
              "Use letters, digits, dots, slashes, _ and -, and no .. . What is a whole"
                  + " targetRevision may be a range of versions, such as ^1.2 or >=1.2,<2.")
          .source("argo-cd, applicationset/utils/utils.go Replace")
          .check(
              checked ->
                  DeclaredApplication.sets(checked.contract()).flatMap(ElementTexts::breaches));

  private static final Pattern KEY = Pattern.compile(Placeholders.ITEM_KEY);
  private static final Pattern TEXT = Pattern.compile(Placeholders.ITEM_TEXT);

  private ElementTexts() {}

  private static Stream<Breach> breaches(DeclaredApplication set) {
    Set<String> partOfMore = partOfMore(set);
    return SetRules.elementsOf(set)
        .flatMap(element -> element.entries("values", SetElement::values))
        .flatMap(text -> breach(text, partOfMore).stream());
  }

  private static Optional<Breach> breach(
      At<Map.Entry<String, String>> text, Set<String> partOfMore) {
    String key = text.value().getKey();
    String value = text.value().getValue();
    boolean isKey = KEY.matcher(key).matches();
    if (isKey && TEXT.matcher(value).matches() && !value.contains("..")) {
      return Optional.empty();
    }
    if (isKey && VersionRanges.isRange(value)) {
      return Optional.of(key).filter(partOfMore::contains).map(used -> ofMore(text));
    }
    return Optional.of(
        VersionRanges.problemIn(value)
            .map(spaced -> text.says("{}: {} {}", key, value, new Phrase(spaced)))
            .orElseGet(
                () ->
                    text.says(
                        "{}: {} must be a text of letters, digits, ., _, / and - that begins with a"
                            + " letter or digit, without .., under a key of letters, digits and _",
                        key,
                        value)));
  }

  private static Breach ofMore(At<Map.Entry<String, String>> text) {
    return text.says(
        "{}: {} is a range of versions, and stands for a whole targetRevision alone; give what else"
            + " says {} a text of its own",
        text.value().getKey(),
        text.value().getValue(),
        new Phrase("{item." + text.value().getKey() + "}"));
  }

  /** Keys that stand for a part of something, or for something else than a revision. */
  private static Set<String> partOfMore(DeclaredApplication set) {
    return set.parts()
        .flatMap(
            part ->
                Stream.of(
                        part.child("path", ApplicationSource::path).said(),
                        part.child("targetRevision", ApplicationSource::targetRevision)
                            .said()
                            .filter(text -> Placeholders.wholeKey(text.value()).isEmpty()),
                        ValueFiles.of(part))
                    .flatMap(s -> s))
        .flatMap(text -> Placeholders.keysIn(text.value()))
        .collect(Collectors.toSet());
  }
}

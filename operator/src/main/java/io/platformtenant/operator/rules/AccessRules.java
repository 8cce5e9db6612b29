package io.platformtenant.operator.rules;

import io.platformtenant.operator.rules.Rule.Breach;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Groups of the tiers. */
final class AccessRules {
  static final List<Rule<Checked>> ALL =
      List.of(Rule.of("PT020", "A group is a plain name.", AccessRules::groups));

  private AccessRules() {}

  private static Stream<Breach> groups(Checked checked) {
    return Stream.of(
            groups("viewers", checked.contract().viewers()),
            groups("deployers", checked.contract().deployers()),
            groups("approvers", checked.contract().approvers()))
        .flatMap(s -> s);
  }

  private static Stream<Breach> groups(String tier, List<String> groups) {
    return IntStream.range(0, groups.size())
        .boxed()
        .flatMap(
            i ->
                Texts.problemInGroup(groups.get(i))
                    .map(
                        problem ->
                            new Breach("spec.access." + tier + ".groups[" + i + "]", problem))
                    .stream());
  }
}

package io.platformtenant.operator.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where settings come from. An option stands over the environment, and that over a file.
 *
 * @param options by name of the setting
 * @param environment all variables, those of others too
 * @param file where one is named
 */
public record Sources(
    Map<String, String> options, Map<String, String> environment, Optional<SettingsFile> file) {

  /** What holds where nobody says anything. */
  public static Configuration none() {
    return new Sources(Map.of(), Map.of(), Optional.empty()).read().configuration();
  }

  /** Every mistake is told, of what another source overrules too. */
  public Read read() {
    List<String> mistakes = new ArrayList<>();
    Map<Setting<?>, Object> values = new HashMap<>();
    for (Setting<?> setting : Settings.ALL) {
      values.put(setting, setting.reading().read(setting.builtIn()));
      given(setting).forEach(given -> take(setting, given, values, mistakes));
    }
    file.ifPresent(f -> mistakes.addAll(f.mistakes()));
    var configuration = new Configuration(values);
    mistakes.addAll(together(configuration));
    return new Read(configuration, mistakes);
  }

  /** What each for itself would be right. */
  private static List<String> together(Configuration all) {
    return Stream.of(
            longer(all, Settings.LEASE_DURATION, Settings.RENEW_DEADLINE),
            longer(all, Settings.RENEW_DEADLINE, Settings.RETRY_PERIOD))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> longer(
      Configuration all, Setting<Duration> one, Setting<Duration> than) {
    return all.get(one).compareTo(all.get(than)) > 0
        ? Optional.empty()
        : Optional.of("%s: must be longer than %s".formatted(one.option(), than.option()));
  }

  /** The strongest comes last. */
  private Stream<Given> given(Setting<?> setting) {
    return Stream.of(
            file.flatMap(f -> f.given(setting)).orElse(null),
            given(setting.variable(), environment.get(setting.variable())),
            given(setting.option(), options.get(setting.name())))
        .filter(Objects::nonNull);
  }

  private static Given given(String where, String text) {
    return text == null ? null : new Given(where, text);
  }

  private static void take(
      Setting<?> setting, Given given, Map<Setting<?>, Object> values, List<String> mistakes) {
    try {
      values.put(setting, setting.reading().read(given.text()));
    } catch (IllegalArgumentException e) {
      mistakes.add(given.where() + ": " + e.getMessage());
    }
  }

  /**
   * What came of it.
   *
   * @param mistakes a line each; the configuration is of use only without any
   */
  public record Read(Configuration configuration, List<String> mistakes) {
    public Read {
      mistakes = List.copyOf(mistakes);
    }
  }
}

package io.platformtenant.operator.cli.run;

import io.platformtenant.operator.settings.Reading;
import io.platformtenant.operator.settings.Setting;
import io.platformtenant.operator.settings.Settings;
import io.platformtenant.operator.settings.SettingsFile;
import io.platformtenant.operator.settings.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code run}: one for each setting, and the file with settings. */
public final class RunOptions {
  private static final String CONFIG = "--config";
  private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";

  private RunOptions() {}

  /** Takes their values as they are: what is wrong with them is told with all else. */
  public static void addTo(CommandSpec run) {
    run.addOption(
        OptionSpec.builder(CONFIG)
            .type(String.class)
            .paramLabel("FILE")
            .description(
                "Settings from a file in YAML: these options in camel case, such as"
                    + " \"maxBackoff: 1m\". A variable such as PLATFORMTENANT_MAX_BACKOFF stands"
                    + " over it, and an option over both.")
            .build());
    Settings.ALL.forEach(setting -> run.addOption(option(setting)));
  }

  private static OptionSpec option(Setting<?> setting) {
    var option = OptionSpec.builder(setting.option());
    OptionSpec.Builder built =
        switch (setting.reading()) {
          case Reading.Switch _ ->
              option.arity("0").type(boolean.class).description(setting.means());
          case Reading.Names _ ->
              valued(option, setting).type(List.class).auxiliaryTypes(String.class).splitRegex(",");
          case Reading.Choice choice ->
              valued(option, setting)
                  .type(String.class)
                  .completionCandidates(choice.values())
                  .description(
                      setting.means().replace(":", ": ${COMPLETION-CANDIDATES}") + DEFAULT + ".");
          case Reading.Name _,
              Reading.Prefix _,
              Reading.Selector _,
              Reading.Whole _,
              Reading.Perhaps _,
              Reading.Length _ ->
              valued(option, setting).type(String.class);
        };
    return built.build();
  }

  private static OptionSpec.Builder valued(OptionSpec.Builder option, Setting<?> setting) {
    String sentence = setting.means();
    option.paramLabel(setting.reading().label()).description(sentence);
    if (!setting.builtIn().isEmpty()) {
      option
          .defaultValue(setting.builtIn())
          .description(sentence.substring(0, sentence.length() - 1) + DEFAULT + ".");
    }
    return option;
  }

  /** Where the settings come from. */
  static Sources sources(ParseResult given, Map<String, String> environment) {
    Map<String, String> options =
        Settings.ALL.stream()
            .filter(setting -> given.hasMatchedOption(setting.option()))
            .collect(Collectors.toMap(Setting::name, setting -> text(given, setting)));
    Optional<SettingsFile> file =
        Optional.ofNullable(given.<String>matchedOptionValue(CONFIG, null)).map(RunOptions::read);
    return new Sources(options, environment, file);
  }

  private static String text(ParseResult given, Setting<?> setting) {
    var option = given.matchedOption(setting.option());
    return setting.reading() instanceof Reading.Switch
        ? "true"
        : String.join(",", option.originalStringValues());
  }

  private static SettingsFile read(String name) {
    try {
      return SettingsFile.of(name, Files.readString(Path.of(name), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return SettingsFile.unreadable(name, "there is no such file");
    } catch (IOException e) {
      return SettingsFile.unreadable(name, "can not be read: " + e.getMessage());
    }
  }
}

package io.platformtenant.operator.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help in kubectl's order: what it does, examples, commands, arguments and options, usage. */
final class HelpLayout {
  private static final List<String> ORDER =
      List.of(
          UsageMessageSpec.SECTION_KEY_DESCRIPTION,
          UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
          UsageMessageSpec.SECTION_KEY_FOOTER,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS);

  private HelpLayout() {}

  static void applyTo(CommandLine commandLine) {
    commandLine.setHelpSectionKeys(ORDER);
    lay(commandLine);
    commandLine.getSubcommands().values().forEach(HelpLayout::lay);
  }

  private static void lay(CommandLine commandLine) {
    UsageMessageSpec usage = commandLine.getCommandSpec().usageMessage();
    if (usage.footer().length > 0) {
      usage.footerHeading("%nExamples:%n");
    }
    usage.commandListHeading("%nCommands:%n");
    if (!commandLine.getCommandSpec().positionalParameters().isEmpty()) {
      usage.parameterListHeading("%nArguments:%n");
    }
    usage.optionListHeading("%nOptions:%n");
    usage.synopsisHeading("%nUsage:%n  ");
    usage.synopsisSubcommandLabel("COMMAND");
  }
}

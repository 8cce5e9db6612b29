package io.platformtenant.operator.cli.git;

import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Asks git about a repository that somebody else wrote: nothing of it is run, neither hooks nor
 * filters nor a monitor of files, and nothing is fetched.
 */
final class Git {
  private static final List<String> SAFE =
      List.of(
          "--no-pager",
          "--literal-pathspecs",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "protocol.allow=never");

  /** Whoever runs us from a hook has these of its own repository. */
  private static final List<String> OF_A_HOOK =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_PREFIX",
          "GIT_COMMON_DIR",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_CONFIG_PARAMETERS",
          "GIT_CONFIG_COUNT",
          "GIT_EXTERNAL_DIFF");

  private final Path folder;

  Git(Path folder) {
    this.folder = folder;
  }

  /** What it answers; empty where it refuses. */
  Optional<byte[]> ask(String... arguments) {
    return ask(new byte[0], arguments);
  }

  /**
   * What it answers to what it reads.
   *
   * @param input written beside the reading: either side stops when the other's pipe is full
   */
  Optional<byte[]> ask(byte[] input, String... arguments) {
    try {
      Process git = start(arguments);
      Thread writer = Thread.ofVirtual().start(() -> write(git.getOutputStream(), input));
      byte[] answer = git.getInputStream().readAllBytes();
      writer.join();
      return git.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
    } catch (IOException e) {
      throw new InputException(
          ExitCode.UNREADABLE, "git can not be run, which --since needs: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputException(ExitCode.UNREADABLE, "interrupted while git was asked");
    }
  }

  Optional<String> line(String... arguments) {
    return ask(arguments).map(said -> new String(said, StandardCharsets.UTF_8).stripTrailing());
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(SAFE);
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    OF_A_HOOK.forEach(builder.environment()::remove);
    builder.environment().put("GIT_NO_LAZY_FETCH", "1");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_NO_REPLACE_OBJECTS", "1");
    return builder.start();
  }

  private static void write(OutputStream pipe, byte[] input) {
    try (pipe) {
      pipe.write(input);
    } catch (IOException e) {
      // It ended before it read everything: its exit code says why.
      throw new UncheckedIOException(e);
    }
  }
}

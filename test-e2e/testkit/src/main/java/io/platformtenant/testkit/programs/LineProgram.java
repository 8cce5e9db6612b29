package io.platformtenant.testkit.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running program that answers each line on its standard input with one line. */
public final class LineProgram implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final CompletableFuture<String> complaint;

  private LineProgram(String name, Process process) {
    this.name = name;
    this.process = process;
    this.questions = process.outputWriter(UTF_8);
    this.answers = process.inputReader(UTF_8);
    // Emptied at once, or the program would block on a full pipe.
    this.complaint =
        later(() -> process.errorReader(UTF_8).lines().collect(Collectors.joining("\n")));
  }

  public static LineProgram start(Path program, String... arguments) {
    var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    var builder = new ProcessBuilder(command);
    // A collection at every four megabytes would be a third of its work; it never holds many.
    builder.environment().put("GOGC", "800");
    try {
      return new LineProgram(program.getFileName().toString(), builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One answer for each question, in their order. No question may hold a line break. */
  public synchronized List<String> ask(List<String> lines) {
    var written = later(() -> write(lines));
    var said = new ArrayList<String>(lines.size());
    try {
      while (said.size() < lines.size()) {
        var line = answers.readLine();
        if (line == null) {
          throw new IllegalStateException(name + " ended: " + complaint.join());
        }
        said.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written.join();
    return said;
  }

  /** Ends the program. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private Void write(List<String> lines) {
    try {
      for (var line : lines) {
        questions.write(line);
        questions.write('\n');
      }
      questions.flush();
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On a thread of its own: a virtual one would keep its carrier while it reads from a pipe. */
  private static <T> CompletableFuture<T> later(Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work, task -> Thread.ofPlatform().daemon().name("line program").start(task));
  }
}

package io.platformtenant.testkit.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The Go command of this machine. */
public final class Go {

  private Go() {}

  /**
   * Why there is no usable Go for the module in this folder. Go itself judges its version against
   * the module's, and may fetch a newer toolchain where it is allowed to.
   */
  public static Optional<String> obstacle(Path moduleFolder) {
    try {
      run(moduleFolder, List.of("go", "list", "-m"));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The command's standard output; an exit code but 0 is an error with what it said. */
  public static String run(Path folder, List<String> command) throws IOException {
    var process = new ProcessBuilder(command).directory(folder.toFile()).start();
    process.getOutputStream().close();
    // Both pipes are emptied at once, or the program would block on the full one.
    var complaint =
        CompletableFuture.supplyAsync(
            () -> process.errorReader(UTF_8).lines().collect(Collectors.joining("\n")),
            task -> Thread.ofVirtual().start(task));
    var answer = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() == 0) {
        return answer;
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted: " + String.join(" ", command));
    }
    // `go mod download -json` reports its errors on standard output.
    throw new IOException(
        "`%s` failed: %s"
            .formatted(String.join(" ", command), (complaint.join() + answer).strip()));
  }
}

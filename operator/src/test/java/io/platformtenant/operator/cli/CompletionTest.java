package io.platformtenant.operator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  @TempDir private Path folder;

  @Test
  void bashCompletesCommandsAndTheValuesOfOptions() throws Exception {
    Path script = Files.writeString(folder.resolve("completion"), print("bash"));
    assertThat(complete(script, "platformtenant vali")).contains("validate");
    assertThat(complete(script, "platformtenant validate -o s")).contains("sarif");
    assertThat(complete(script, "platformtenant explain PT22")).contains("PT221");
  }

  @Test
  void zshIsToldToReadTheScriptOfBash() {
    assertThat(print("zsh")).startsWith("autoload -U +X compinit").contains("bashcompinit");
  }

  private static String print(String shell) {
    var out = new StringWriter();
    int code = Main.commandLine().setOut(new PrintWriter(out)).execute("completion", shell);
    assertThat(code).isZero();
    return out.toString();
  }

  private static String complete(Path script, String line)
      throws IOException, InterruptedException {
    long words = line.chars().filter(c -> c == ' ').count();
    String program =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d;"
                .formatted(script, line, words, line, line.length())
            + " _complete_platformtenant; echo \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "-c", program).redirectErrorStream(true).start();
    String printed = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor()).as(printed).isZero();
    return printed;
  }
}

package io.platformtenant.testkit.linters;

import io.platformtenant.testkit.controlplane.Surroundings;
import io.platformtenant.testkit.programs.Commands;
import io.platformtenant.testkit.programs.Go;
import io.platformtenant.testkit.programs.GoBuild;
import io.platformtenant.testkit.programs.GoModule;
import io.platformtenant.testkit.programs.GoModule.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that judges files; each in a module that pins its release. */
public enum Linter {
  /** GitHub workflows. Ten seconds to build. */
  ACTIONLINT("actionlint", "github.com/rhysd/actionlint"),
  /** Bundles for OLM. Two minutes to build, on one core. */
  OPERATOR_VERIFY("operator-verify", "github.com/operator-framework/api");

  private static final String MODULES = "test-e2e/testkit/linters/";

  private final String program;
  private final String release;

  Linter(String program, String release) {
    this.program = program;
    this.release = release;
  }

  /**
   * Runs it; built first where this machine has not got it.
   *
   * @return what it says, which is the exception's message when it fails
   */
  public String run(Path folder, String... arguments) throws IOException {
    return Commands.run(
        folder, Stream.concat(Stream.of(built().toString()), Stream.of(arguments)).toList());
  }

  private Path built() {
    var surroundings = Surroundings.ofThisJvm();
    var module =
        GoModule.read(
            surroundings.module(MODULES + program),
            program,
            release,
            version -> "-s -w",
            List.of(new Program(program, release + "/cmd/" + program)));
    try {
      return new GoBuild(module, surroundings.cache(), System.err::println)
          .intoCache()
          .resolve(program);
    } catch (GoBuild.Failed e) {
      var remedy = Go.obstacle(module.folder()).map(why -> "; " + why).orElse("");
      throw new IllegalStateException(program + ": " + e.getMessage() + remedy, e);
    }
  }
}

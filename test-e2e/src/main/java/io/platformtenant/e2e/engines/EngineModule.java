package io.platformtenant.e2e.engines;

import io.platformtenant.e2e.controlplane.Surroundings;
import io.platformtenant.e2e.programs.Go;
import io.platformtenant.e2e.programs.GoBuild;
import io.platformtenant.e2e.programs.GoModule;
import io.platformtenant.e2e.programs.GoModule.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Our small programs over the engines' own code, each in the module that pins its engine. */
public enum EngineModule {
  /** Argo CD's checks of a project and its renderer of ApplicationSets. */
  VERDICT("argocd", "github.com/argoproj/argo-cd/v3"),
  /** Flux's post-build substitution. */
  SUBSTITUTE("flux-kustomize", "github.com/fluxcd/kustomize-controller");

  private final String folder;
  private final String release;

  EngineModule(String folder, String release) {
    this.folder = folder;
    this.release = release;
  }

  /** The program's file; built first when this machine has not got it, which takes minutes. */
  public Path program(Consumer<String> progress) {
    var module = module();
    try {
      return new GoBuild(module, Surroundings.ofThisJvm().cache(), progress)
          .intoCache()
          .resolve(program());
    } catch (GoBuild.Failed e) {
      var remedy = Go.obstacle(module.folder()).map(why -> "; " + why).orElse("");
      throw new IllegalStateException(module.title() + ": " + e.getMessage() + remedy, e);
    }
  }

  /** The release of the engine that the program is built from, {@code v1.2.3}. */
  public String version() {
    return module().version();
  }

  private GoModule module() {
    return GoModule.read(
        Surroundings.ofThisJvm().engineModule(folder),
        folder + " " + program(),
        release,
        version -> "-s -w",
        List.of(new Program(program(), "./cmd/" + program())));
  }

  private String program() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

package io.platformtenant.engines.real;

import io.platformtenant.testkit.controlplane.Surroundings;
import io.platformtenant.testkit.programs.Go;
import io.platformtenant.testkit.programs.GoBuild;
import io.platformtenant.testkit.programs.GoModule;
import io.platformtenant.testkit.programs.GoModule.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What is built from the engines' own code, each program in the module that pins its release. */
public enum EngineModule {
  /**
   * Argo CD's checks of a project and its renderer of ApplicationSets, by a small program of ours.
   */
  VERDICT("argocd", Releases.ARGO_CD, "verdict", "./cmd/verdict"),
  /** Flux's post-build substitution, by a small program of ours. */
  SUBSTITUTE("flux-kustomize", Releases.KUSTOMIZE_CONTROLLER, "substitute", "./cmd/substitute"),
  SOURCE_CONTROLLER(
      "flux-source", Releases.SOURCE_CONTROLLER, "source-controller", Releases.SOURCE_CONTROLLER),
  KUSTOMIZE_CONTROLLER(
      "flux-kustomize",
      Releases.KUSTOMIZE_CONTROLLER,
      "kustomize-controller",
      Releases.KUSTOMIZE_CONTROLLER),
  /** All parts of Argo CD in one program, which reads from its environment which one it is. */
  ARGO_CD("argocd", Releases.ARGO_CD, "argocd", Releases.ARGO_CD + "/cmd"),
  /** Called by Argo CD's repo server. */
  KUSTOMIZE("kustomize", Releases.KUSTOMIZE, "kustomize", Releases.KUSTOMIZE),
  /** Called by Argo CD's repo server. */
  HELM("helm", Releases.HELM, "helm", Releases.HELM + "/cmd/helm"),
  /** With which people encrypt what Flux decrypts. */
  SOPS("sops", Releases.SOPS, "sops", Releases.SOPS + "/cmd/sops"),
  /** Makes the keys for it. */
  AGE_KEYGEN("sops", Releases.AGE, "age-keygen", Releases.AGE + "/cmd/age-keygen");

  /** Paths of the modules whose versions the go.mod files pin. */
  private static final class Releases {
    static final String ARGO_CD = "github.com/argoproj/argo-cd/v3";
    static final String KUSTOMIZE_CONTROLLER = "github.com/fluxcd/kustomize-controller";
    static final String SOURCE_CONTROLLER = "github.com/fluxcd/source-controller";
    static final String KUSTOMIZE = "sigs.k8s.io/kustomize/kustomize/v5";
    static final String HELM = "helm.sh/helm/v3";
    static final String SOPS = "github.com/getsops/sops/v3";
    static final String AGE = "filippo.io/age";
  }

  private final String folder;
  private final String release;
  private final String program;
  private final String source;

  EngineModule(String folder, String release, String program, String source) {
    this.folder = folder;
    this.release = release;
    this.program = program;
    this.source = source;
  }

  /** The program's file; built first when this machine has not got it, which takes minutes. */
  public Path program(Consumer<String> progress) {
    var module = module();
    try {
      return new GoBuild(module, Surroundings.ofThisJvm().cache(), progress)
          .intoCache()
          .resolve(program);
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
        Surroundings.ofThisJvm().module("test-e2e/engines/programs/" + folder),
        folder.equals(program) ? program : folder + " " + program,
        release,
        version -> "-s -w",
        List.of(new Program(program, source)));
  }
}

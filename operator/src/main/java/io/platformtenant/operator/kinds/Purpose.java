package io.platformtenant.operator.kinds;

/** What objects of a kind are there for. What is alike for several kinds is decided by this. */
public enum Purpose {
  NAMESPACE(TeardownStep.Namespaces, Engine.NONE),
  /** Bounds what is in a namespace: how much it may use, and whom it may talk to. */
  BOUND(TeardownStep.Namespaces, Engine.NONE),
  ACCOUNT(TeardownStep.Identities, Engine.NONE),
  /** Gives rights to an account or to people. */
  BINDING(TeardownStep.Identities, Engine.NONE),
  SOURCE(TeardownStep.Sources, Engine.NONE),
  STAGE(TeardownStep.Kustomizations, Engine.FLUX),
  PROJECT(TeardownStep.AppProject, Engine.NONE),
  APPLICATION(TeardownStep.Applications, Engine.ARGO_CD),
  APPLICATION_SET(TeardownStep.ApplicationSets, Engine.ARGO_CD);

  private final TeardownStep step;
  private final Engine engine;

  Purpose(TeardownStep step, Engine engine) {
    this.step = step;
    this.engine = engine;
  }

  /** The step of a teardown in which it goes. */
  public TeardownStep step() {
    return step;
  }

  /** Who acts for it. */
  public Engine engine() {
    return engine;
  }
}

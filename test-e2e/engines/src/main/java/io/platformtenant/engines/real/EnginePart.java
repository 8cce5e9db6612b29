package io.platformtenant.engines.real;

/** The parts of both engines, by the names their own manifests give them. */
public enum EnginePart {
  SOURCE_CONTROLLER("source-controller"),
  KUSTOMIZE_CONTROLLER("kustomize-controller"),
  APPLICATION_CONTROLLER("argocd-application-controller"),
  APPLICATIONSET_CONTROLLER("argocd-applicationset-controller"),
  REPO_SERVER("argocd-repo-server"),
  API_SERVER("argocd-server");

  private final String title;

  EnginePart(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public boolean isFlux() {
    return this == SOURCE_CONTROLLER || this == KUSTOMIZE_CONTROLLER;
  }
}

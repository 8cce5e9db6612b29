package io.platformtenant.operator.kinds;

/** The steps of a teardown, in their order; their names are part of the API. */
public enum TeardownStep {
  ApplicationSets(Plane.DELIVERY),
  Applications(Plane.DELIVERY),
  AppProject(Plane.DELIVERY),
  Kustomizations(Plane.BOOTSTRAP),
  Sources(Plane.BOOTSTRAP),
  Identities(Plane.FOUNDATION),
  Namespaces(Plane.FOUNDATION);

  private final Plane plane;

  TeardownStep(Plane plane) {
    this.plane = plane;
  }

  public Plane plane() {
    return plane;
  }
}

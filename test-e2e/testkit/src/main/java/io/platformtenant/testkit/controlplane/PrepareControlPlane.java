package io.platformtenant.testkit.controlplane;

/** Warms the cache: builds the programs where they have to be built, and fetches all CRDs. */
public final class PrepareControlPlane {

  private PrepareControlPlane() {}

  public static void main(String[] args) {
    try {
      Ways.of(Surroundings.ofThisJvm()).prepare(System.out::println);
      UpstreamCrds.flux();
      for (var version : UpstreamCrds.ArgoCdVersion.values()) {
        UpstreamCrds.argocd(version);
      }
      System.out.println("control plane: the engines' CRDs are cached");
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}

package io.platformtenant.engines.real;

/**
 * Warms the cache: builds the engines, and our programs over their code, where they have to be
 * built.
 */
public final class PrepareEngines {

  private PrepareEngines() {}

  public static void main(String[] args) {
    try {
      for (var module : EngineModule.values()) {
        System.out.println(module.version() + ": " + module.program(System.out::println));
      }
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}

package io.platformtenant.operator.model;

/** The class a tenant follows, or why it can follow none. */
public sealed interface ClassChoice {
  record Found(SoundClass tenantClass) implements ClassChoice {}

  record Broken(BrokenClass tenantClass) implements ClassChoice {}

  record Missing(String message) implements ClassChoice {}

  static ClassChoice of(JudgedClass judged) {
    return switch (judged) {
      case SoundClass sound -> new Found(sound);
      case BrokenClass broken -> new Broken(broken);
    };
  }
}

package io.platformtenant.operator.reconcile;

import java.util.function.Supplier;

/** What a look can end in that nobody thought of. */
final class Unforeseen {
  private Unforeseen() {}

  /**
   * The SDK tries again after an exception. After an error it does not: the tenant would stay as it
   * is until the next restart (java-operator-sdk, EventProcessor, ReconcilerExecutor.run).
   */
  static <T> T asException(Supplier<T> look) {
    try {
      return look.get();
    } catch (OutOfMemoryError endsTheProcess) {
      throw endsTheProcess;
    } catch (Error broken) {
      throw new IllegalStateException("the operator broke on it: " + broken, broken);
    }
  }
}

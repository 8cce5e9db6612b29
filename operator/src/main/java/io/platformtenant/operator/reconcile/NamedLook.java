package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.model.Owner;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** A look as the SDK has it taken: what is logged in it says whom it is at. */
final class NamedLook {
  private NamedLook() {}

  /**
   * @param again the answer of a look that a stop ended, which is no failure: it is to be taken
   *     again, by whoever runs then
   */
  static <T> T at(Owner owner, T again, Supplier<T> look) {
    try (var _ = named(owner)) {
      return Unforeseen.asException(look);
    } catch (CancellationException stopping) {
      return again;
    }
  }

  static MDC.MDCCloseable named(Owner owner) {
    return MDC.putCloseable(owner.isOfTenant() ? "tenant" : "class", owner.name());
  }
}

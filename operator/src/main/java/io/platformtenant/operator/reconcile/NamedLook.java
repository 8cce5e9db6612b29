package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.model.Owner;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** A look as the SDK has it taken: what is logged in it says whom it is at. */
public final class NamedLook {
  private NamedLook() {}

  /**
   * @param again the answer of a look that a stop ended, which is no failure: it is to be taken
   *     again, by whoever runs then
   */
  static <T> T at(Owner owner, T again, Supplier<T> look) {
    return at(key(owner), owner.name(), again, look);
  }

  /** As {@link #at(Owner, Object, Supplier)}, at what makes nothing of its own. */
  public static <T> T at(String key, String name, T again, Supplier<T> look) {
    try (var _ = MDC.putCloseable(key, name)) {
      return Unforeseen.asException(look);
    } catch (CancellationException stopping) {
      return again;
    }
  }

  static MDC.MDCCloseable named(Owner owner) {
    return MDC.putCloseable(key(owner), owner.name());
  }

  private static String key(Owner owner) {
    return owner.isOfTenant() ? "tenant" : "class";
  }
}

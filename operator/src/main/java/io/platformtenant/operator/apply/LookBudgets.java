package io.platformtenant.operator.apply;

import io.platformtenant.operator.model.Owner;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Gives every look its budget. */
public final class LookBudgets {
  private final CircuitBreakers breakers = new CircuitBreakers();
  private final Duration limit;
  private final LongSupplier nanos;

  /**
   * @param limit how long a look goes on beginning something
   */
  public LookBudgets(Duration limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
  }

  public LookBudget begin(Owner owner) {
    return new LookBudget(owner, breakers, limit, nanos);
  }
}

package io.platformtenant.e2e.platform;

import io.platformtenant.engines.real.EnginePart;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.function.UnaryOperator;

/**
 * A part that stands still while a tenant is changed.
 *
 * @param what the change, for the test's name
 * @param change of the tenant
 * @param untold what the tenant says meanwhile of the object that was not brought up to date
 * @param proof what the part brings when it is back
 */
record Outage(
    EnginePart part, String what, UnaryOperator<TenantYaml> change, String untold, Proof proof) {

  /** A ConfigMap's value. */
  record Proof(String configMap, String key, String value) {}

  @Override
  public String toString() {
    return part.title() + " stands still while " + what;
  }
}

/** What overrides let through in a frozen tenant at a time. Pure. */
package io.platformtenant.operator.contract.overriding;

/**
 * Small named rules over tenants and classes. The reconciler and the command line check the same
 * ones, through the {@link io.platformtenant.operator.rules.Rulebook}; no rule knows a client.
 */
package io.platformtenant.operator.rules;

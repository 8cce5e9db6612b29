/**
 * Look, plan, act, tell: one road for tenants and classes, thin. The SDK is known here, in the
 * rooms that watch and wire, and in that of the command line only.
 */
package io.platformtenant.operator.reconcile;

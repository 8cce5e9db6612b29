/** Whose turn it is where not all owners may do a thing at once. */
package io.platformtenant.operator.reconcile.turns;

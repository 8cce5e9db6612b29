/**
 * Keeps overrides: says whether each is open, before anything opens, and deletes it when nobody
 * needs it any more. What is open is the tenant's to carry out.
 */
package io.platformtenant.operator.reconcile.overriding;

/**
 * Look, plan, act, tell: thin reconcilers, and the watches that wake them. Caches live here; they
 * read and never write. The SDK is known here and in the room of the command line only.
 */
package io.platformtenant.operator.reconcile;

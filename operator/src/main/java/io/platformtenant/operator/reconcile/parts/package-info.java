/** What was last accepted of the teams of tenants. */
package io.platformtenant.operator.reconcile.parts;

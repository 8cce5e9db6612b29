/** Namespaces, accounts and role bindings of a tenant. */
package io.platformtenant.operator.plan.foundation;

/** Who has rights in a tenant, whoever says so, and what becomes of those who leave. */
package io.platformtenant.operator.contract.people;

/** Rules that hold a tenant to the guardrails of its class. */
package io.platformtenant.operator.rules.guardrails;

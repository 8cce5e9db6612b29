/** Rules about what only a class has: profiles, parameters, guardrails as they are written. */
package io.platformtenant.operator.rules.classes;

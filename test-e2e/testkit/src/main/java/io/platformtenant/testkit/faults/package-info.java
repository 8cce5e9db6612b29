/**
 * Faults that tests put between the operator and the API server. Never an expectation about what
 * the operator makes of them.
 */
package io.platformtenant.testkit.faults;

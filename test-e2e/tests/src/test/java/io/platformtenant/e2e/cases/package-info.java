/**
 * The cases of the operator against a real API server: what it must accept and what it must refuse.
 * What the planner makes of them is tested beside the planner.
 */
package io.platformtenant.e2e.cases;

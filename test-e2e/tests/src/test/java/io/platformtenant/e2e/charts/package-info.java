/**
 * Charts of other projects, delivered as a tenant's Git would have them delivered. Lives here:
 * which charts, and what becomes of each. Never here: what a single field leads to, which is {@code
 * boundary}'s.
 */
package io.platformtenant.e2e.charts;

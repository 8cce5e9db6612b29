/**
 * The public API: the kinds as records, with the schema and the CEL rules the API server enforces.
 * Knows no client and no reconciler, and never decides anything.
 *
 * <p>What a CEL rule says is a constant of its record: by it the rulebook names the rule as the
 * twin of one of its own, and {@code validate} tells the two as one.
 */
package io.platformtenant.api.v1alpha1;

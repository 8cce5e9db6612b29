/**
 * The public API: the two kinds as records, with the schema and the CEL rules the API server
 * enforces. Knows no client and no reconciler, and never decides anything.
 */
package io.platformtenant.api.v1alpha1;

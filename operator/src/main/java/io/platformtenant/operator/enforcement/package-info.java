/**
 * Whether the engines' own settings make the boundary of a tenant hold: what there is to ask of a
 * cluster, and which of the answers is a gap. Asks nobody itself.
 */
package io.platformtenant.operator.enforcement;

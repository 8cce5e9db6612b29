/**
 * The only room that writes to clusters: apply, prune, take down. It knows what every answer of an
 * API server means, in one place, and decides nothing about what a tenant should be.
 */
package io.platformtenant.operator.apply;

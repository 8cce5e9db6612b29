/**
 * Watches and caches what is in the cluster, and wakes whom a change concerns. Reads, and never
 * writes.
 */
package io.platformtenant.operator.watch;

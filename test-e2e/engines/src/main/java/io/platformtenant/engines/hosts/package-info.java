/**
 * The hosts that the examples name, served on loopback over TLS with what is in {@code
 * test-e2e/engines/repositories}. Knows nothing of a cluster.
 */
package io.platformtenant.engines.hosts;

/**
 * A real API server for tests and the demo: finding, building, starting and stopping it, its audit
 * log, and the CRDs of the engines. Never a word about tenants or about our operator.
 */
package io.platformtenant.testkit.controlplane;

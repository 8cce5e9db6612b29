/**
 * Stand-ins that play Flux and Argo CD against a real API server, scripted by tests and the demo.
 * What an engine does is stated by the contract tests; no test of the operator and no knowledge of
 * a PlatformTenant ever lives here.
 */
package io.platformtenant.e2e.standins;

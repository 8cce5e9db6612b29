/**
 * A stand-in that plays Argo CD against a real API server. What Argo CD does is stated by the
 * contract tests; no knowledge of a PlatformTenant ever lives here.
 */
package io.platformtenant.engines.standins.argo;

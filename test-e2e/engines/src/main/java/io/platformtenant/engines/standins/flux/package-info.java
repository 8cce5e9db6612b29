/**
 * A stand-in that plays Flux against a real API server. What Flux does is stated by the contract
 * tests; no knowledge of a PlatformTenant ever lives here.
 */
package io.platformtenant.engines.standins.flux;

/**
 * Flux and Argo CD themselves, built from their released code: as processes on loopback or as pods,
 * with Git repositories to push to, and asked what they make of a text or an object. Knows nothing
 * of a PlatformTenant.
 */
package io.platformtenant.engines.real;

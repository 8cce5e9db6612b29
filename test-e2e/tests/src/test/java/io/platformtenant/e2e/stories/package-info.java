/**
 * The operator on a real API server with stand-ins for the engines: what becomes of a tenant, told
 * as claims.
 */
package io.platformtenant.e2e.stories;

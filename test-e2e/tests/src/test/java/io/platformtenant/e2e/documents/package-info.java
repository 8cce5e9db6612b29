/**
 * Keeps README, docs and examples true: what they show is run, or sent to an API server. What they
 * say is read in the operator's own tests, which need none. What they should say is not decided
 * here.
 */
package io.platformtenant.e2e.documents;

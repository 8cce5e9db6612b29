/**
 * Keeps README, docs and examples true: what they show is run, sent to an API server, or followed.
 * What they should say is not decided here.
 */
package io.platformtenant.e2e.documents;

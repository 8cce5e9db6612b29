/**
 * The whole platform at work: our operator as it is shipped, Flux and Argo CD themselves, and Git
 * repositories that people push to.
 */
package io.platformtenant.e2e.platform;

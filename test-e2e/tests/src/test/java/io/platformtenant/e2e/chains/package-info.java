/**
 * Tenants and classes that change and change back, from rest to rest, against the running operator:
 * the pure planner says what the cluster must hold each time.
 */
package io.platformtenant.e2e.chains;

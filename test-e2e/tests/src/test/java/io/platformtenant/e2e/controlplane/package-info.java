/**
 * The control plane of the tests, tried itself: where it comes from, and that it is what it says.
 */
package io.platformtenant.e2e.controlplane;

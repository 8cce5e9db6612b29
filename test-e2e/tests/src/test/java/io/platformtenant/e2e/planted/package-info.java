/**
 * Bugs that are planted into a copy of the operator, to see whether the tests catch them. The
 * product has no switch for any of them.
 */
package io.platformtenant.e2e.planted;

/**
 * The operator between two writes, on a wire that fails, beside engines that come late, and under
 * the rights it is shipped with.
 */
package io.platformtenant.e2e.faults;

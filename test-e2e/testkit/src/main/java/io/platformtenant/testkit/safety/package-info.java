/**
 * What must hold at every single request of the operator, whatever it is about to do: judged from
 * the API server's own log.
 */
package io.platformtenant.testkit.safety;

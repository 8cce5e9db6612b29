/**
 * A rule in Java and a rule in a policy of the chart that say the same: held together on a real API
 * server, over classes and tenants that nobody wrote.
 */
package io.platformtenant.e2e.twins;

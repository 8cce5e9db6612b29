/**
 * What people do to a tenant from its first day to its last, and all it has in the cluster
 * afterwards. Never a fault that happens on the way.
 */
package io.platformtenant.testkit.journeys;

/**
 * What stories are told with: an operator as it is shipped, and one tenant's corner of a cluster.
 * Knows the control plane and the chart, never what a test expects.
 */
package io.platformtenant.e2e.stories;

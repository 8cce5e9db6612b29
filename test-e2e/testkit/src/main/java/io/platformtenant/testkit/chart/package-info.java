/**
 * The shipped Helm chart, rendered and put on a cluster as Helm would. Lives here: reading the
 * chart. Never here: rights or objects that the chart does not ship.
 */
package io.platformtenant.testkit.chart;

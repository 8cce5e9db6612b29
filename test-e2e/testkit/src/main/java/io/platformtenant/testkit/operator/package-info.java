/**
 * The operator in this JVM, as it is shipped. Knows the control plane and the chart, never what a
 * test expects.
 */
package io.platformtenant.testkit.operator;

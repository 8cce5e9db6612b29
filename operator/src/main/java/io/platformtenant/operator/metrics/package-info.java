/**
 * What can be measured: one list of metrics, what they are counted and computed from, and the text
 * that is scraped. Asks nobody anything and writes nothing.
 */
package io.platformtenant.operator.metrics;

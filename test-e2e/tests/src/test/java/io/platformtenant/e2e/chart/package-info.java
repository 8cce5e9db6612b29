/** The chart as it renders, and what the rights and policies in it permit on a real API server. */
package io.platformtenant.e2e.chart;

/** The pair of stand-ins that the tests of one JVM share. What they play is below. */
package io.platformtenant.engines.standins;

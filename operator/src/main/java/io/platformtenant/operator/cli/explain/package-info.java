/**
 * {@code platformtenant explain}: what the rulebook says about a rule, and a wrong and a right
 * example out of the cases that tests check. Decides nothing and checks nothing itself.
 */
package io.platformtenant.operator.cli.explain;

/**
 * The command line: reads files and options, calls the planner and the rules, prints. Commands
 * decide nothing themselves.
 */
package io.platformtenant.operator.cli;

/**
 * {@code platformtenant validate}: every rule over files alone, and where in them each breach
 * stands. Decides nothing itself.
 */
package io.platformtenant.operator.cli.validate;

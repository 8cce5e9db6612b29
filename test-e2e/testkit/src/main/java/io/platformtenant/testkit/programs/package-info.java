/**
 * Programs of the Go modules in this repository: built once per machine, kept in the user's cache,
 * and asked line by line.
 */
package io.platformtenant.testkit.programs;

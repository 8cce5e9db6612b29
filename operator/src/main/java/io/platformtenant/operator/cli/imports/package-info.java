/** Contracts that would take over what was made by hand, from a cluster or from files. */
package io.platformtenant.operator.cli.imports;

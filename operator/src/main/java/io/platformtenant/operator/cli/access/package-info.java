/** {@code platformtenant access}. */
package io.platformtenant.operator.cli.access;

/** {@code platformtenant delete-plan}: what a deletion would take, before anybody asks for it. */
package io.platformtenant.operator.cli.deletion;

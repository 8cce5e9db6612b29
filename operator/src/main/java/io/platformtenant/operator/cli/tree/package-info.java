/** What there is of a tenant on both planes, and how it fares. */
package io.platformtenant.operator.cli.tree;

/** What contracts in files would change in a cluster, field by field. */
package io.platformtenant.operator.cli.diff;

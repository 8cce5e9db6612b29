/** Files as an earlier revision of their git repository has them. */
package io.platformtenant.operator.cli.git;

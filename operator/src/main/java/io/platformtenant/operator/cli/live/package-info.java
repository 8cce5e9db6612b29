/** What commands ask of a cluster. Nothing is written. */
package io.platformtenant.operator.cli.live;

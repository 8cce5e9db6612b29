/**
 * How fast the operator is. Every figure that depends on the machine stands beside one that a bare
 * writer made on the same machine in the same run. Knows the test kit, and expects nothing.
 */
package io.platformtenant.benchmark;

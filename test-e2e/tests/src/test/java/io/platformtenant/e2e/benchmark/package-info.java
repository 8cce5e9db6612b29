/** What the operator costs, in figures that do not depend on the machine. */
package io.platformtenant.e2e.benchmark;

/** Rules among tenants, and between the two planes. */
package io.platformtenant.operator.rules.neighbours;

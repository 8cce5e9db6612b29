/**
 * What is left of what a leaving stage had applied, how far that stage is, and what is left in a
 * namespace that goes. Pure: who looks and who writes is elsewhere.
 */
package io.platformtenant.operator.residue;

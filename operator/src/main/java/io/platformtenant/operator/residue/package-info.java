/**
 * What is left of what a leaving stage had applied, and how far that stage is. Pure: who looks and
 * who writes is elsewhere.
 */
package io.platformtenant.operator.residue;

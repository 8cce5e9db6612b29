/**
 * What is there already and is not the tenant's: how it differs from what is planned, what taking
 * it over would widen, and whether it may be taken. Pure.
 */
package io.platformtenant.operator.adoption;

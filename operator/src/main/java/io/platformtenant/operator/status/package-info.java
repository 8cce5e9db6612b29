/**
 * What users are told: conditions and counts as pure functions of plan, outcome and observation,
 * and the one class that writes them. Decides nothing about objects.
 */
package io.platformtenant.operator.status;

/**
 * From what somebody made by hand to the contracts that would take it over, with a remark for
 * everything that no contract says. Pure.
 */
package io.platformtenant.operator.imports;

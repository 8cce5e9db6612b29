/** When what of a tenant takes in nothing new: its own freezes beside those of its class. */
package io.platformtenant.operator.contract.freezing;

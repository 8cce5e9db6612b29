/** Rules about how tenants end. */
package io.platformtenant.operator.rules.ending;

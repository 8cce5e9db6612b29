/** Rules about applications, sets of them and sync windows. */
package io.platformtenant.operator.rules.delivery;

/** Rules about freezes. */
package io.platformtenant.operator.rules.freezing;

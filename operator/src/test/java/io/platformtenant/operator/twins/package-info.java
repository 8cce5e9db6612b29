/**
 * A rule in Java and a rule in CEL that say the same: held together over objects that nobody wrote.
 */
package io.platformtenant.operator.twins;

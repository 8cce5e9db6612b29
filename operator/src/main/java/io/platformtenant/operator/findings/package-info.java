/** What is wrong, in which field, how bad it is and for which reason. */
package io.platformtenant.operator.findings;

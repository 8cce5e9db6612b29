/** When a tenant may go. Pure: the time, and who else is going, are handed in. */
package io.platformtenant.operator.lifecycle;

/**
 * When a tenant may go, and when it takes in nothing new. Pure: the time, and who else is going,
 * are handed in.
 */
package io.platformtenant.operator.lifecycle;

/** When nothing new is taken in. Pure: the time is handed in. */
package io.platformtenant.operator.lifecycle.freeze;

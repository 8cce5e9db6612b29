/** What stops the engines at an object, and what lets them go on. */
package io.platformtenant.operator.change.standstill;

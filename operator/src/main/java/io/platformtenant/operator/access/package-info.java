/** Who can do what where, read out of plans. */
package io.platformtenant.operator.access;

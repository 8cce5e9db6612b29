/** The cluster stages of a class, once per class, and what they stand on. */
package io.platformtenant.operator.plan.cluster;

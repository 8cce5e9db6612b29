/** The Argo CD plane of a tenant: its AppProject and its Applications. */
package io.platformtenant.operator.plan.delivery;

/** The Flux plane of a tenant: sources and ordered Kustomizations. */
package io.platformtenant.operator.plan.bootstrap;

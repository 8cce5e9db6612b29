/** Rules about sources and stages, of tenants and classes alike. */
package io.platformtenant.operator.rules.bootstrap;

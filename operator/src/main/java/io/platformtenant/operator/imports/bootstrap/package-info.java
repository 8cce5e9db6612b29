/** What of Flux's objects a contract says. */
package io.platformtenant.operator.imports.bootstrap;

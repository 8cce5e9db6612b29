/** What of Argo CD's objects a contract says. */
package io.platformtenant.operator.imports.delivery;

/** Rules about names, namespaces and who has access. */
package io.platformtenant.operator.rules.names;

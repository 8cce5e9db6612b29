/** What releases of the engines differ in. */
package io.platformtenant.operator.model.engines;

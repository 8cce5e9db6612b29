/** Whose each object is that was made by hand. */
package io.platformtenant.operator.imports.teams;

/** The first draft of a contract: everything that a team has, and nobody in it yet. */
package io.platformtenant.operator.imports.drafting;

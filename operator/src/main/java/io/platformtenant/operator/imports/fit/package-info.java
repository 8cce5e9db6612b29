/** What schema and rulebook refuse of a contract is taken out of it again, and told. */
package io.platformtenant.operator.imports.fit;

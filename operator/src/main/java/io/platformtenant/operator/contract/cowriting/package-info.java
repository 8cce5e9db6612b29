/** Who beside the operator writes into Applications, and which annotations stand on them. */
package io.platformtenant.operator.contract.cowriting;

/**
 * The two halves of a contract: what the platform team says and what the app team says, taken apart
 * and put together.
 */
package io.platformtenant.operator.contract.parts;

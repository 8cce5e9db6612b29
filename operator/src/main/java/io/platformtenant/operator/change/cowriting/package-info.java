/** What declared co-writers have written into Applications of ours, and what of it stays. */
package io.platformtenant.operator.change.cowriting;

/** What test classes say about the world they need, so that those in different worlds overlap. */
package io.platformtenant.e2e.concurrency;

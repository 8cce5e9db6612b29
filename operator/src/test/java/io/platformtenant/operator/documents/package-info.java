/**
 * Reads the pages that people read, and says what no reader should have to find: what stands twice,
 * what fell out of its table or list, what leads nowhere, and what the program does otherwise. What
 * the pages show is run elsewhere, where there is an API server.
 */
package io.platformtenant.operator.documents;

/** The image as it is shipped, started without an engine of containers. */
package io.platformtenant.e2e.image;

/**
 * What a release holds beside the image and the chart: whether it has all that the chart has, and
 * whether those take it that it is for.
 */
package io.platformtenant.e2e.release;

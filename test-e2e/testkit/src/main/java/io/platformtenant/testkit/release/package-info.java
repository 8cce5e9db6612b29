/**
 * What a release holds beside the image and the chart, made from the chart: for those who install
 * without Helm. Never here: an object, a right or a text that the chart does not have.
 */
package io.platformtenant.testkit.release;

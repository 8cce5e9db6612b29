/**
 * The test kit, tried itself: a kit that says too much or too little makes tests that cannot fail.
 */
package io.platformtenant.e2e.testkit;

/**
 * How an object that was somebody's becomes a tenant's: whose it is now, and what is sent so that
 * nothing of the former owner's stays in what is planned. Pure.
 */
package io.platformtenant.operator.change.takeover;

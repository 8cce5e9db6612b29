/**
 * What has to change and in which order: what differs, whose it is, the body to send, what goes
 * before what. Pure: reads no cluster and writes none.
 */
package io.platformtenant.operator.change;

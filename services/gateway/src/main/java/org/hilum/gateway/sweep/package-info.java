/**
 * Now and then the store is compared with the topic: images without an event come in and are
 * announced, uploads that nobody told of are admitted. This closes the gap between storing and
 * announcing after a crash, and replaces lost notifications. Several replicas may sweep at once;
 * they repeat events, which changes no result, and a repeated refusal has the name of the first.
 */
package org.hilum.gateway.sweep;

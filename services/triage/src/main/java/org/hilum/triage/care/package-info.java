/**
 * What the gateway decides of a patient's data comes in, and rows leave the tables: all of a
 * patient whose erasure was ordered, with an answer that says how many, and those that were read so
 * long ago that nobody needs them. What is unread stays in any case but that of an order, and what
 * a legal hold is on stays in any case.
 */
package org.hilum.triage.care;

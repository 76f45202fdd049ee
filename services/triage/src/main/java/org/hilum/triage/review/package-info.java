/**
 * A radiologist's verdict enters over HTTP; the review and its event leave in one transaction. Each
 * verdict is a revision of its own and none is overwritten, so two radiologists who read the same
 * case at once are both kept. What the reader saw, model and features, goes into the event, because
 * the verdict is what the model learns from.
 */
package org.hilum.triage.review;

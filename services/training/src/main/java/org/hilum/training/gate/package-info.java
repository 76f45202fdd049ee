/**
 * What two models said of the same images comes in, candidate and champion; whether the candidate
 * may go on leaves, with a dossier that says why: criteria, values, intervals, digests. The
 * criteria stand in one file, {@code promotion-policy.yaml}, and nowhere else. What was once
 * decided of the same models, images and policy stays decided.
 */
package org.hilum.training.gate;

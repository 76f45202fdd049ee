/**
 * ResNet152V2 as one trunk and replaceable tails. Gray images of 224x224 enter; calibrated
 * probabilities, heat maps, unlikeness and the trunk's features leave. Training and serving use the
 * same preprocessing and the same weights, so the two cannot drift apart.
 */
package org.hilum.network;

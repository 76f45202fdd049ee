/**
 * Images and a trunk come in; trunk outputs and pooled features leave, 2048 times 49 and 2048
 * numbers an image and view. They are computed once, by the program that serves, and kept on disk
 * under a name that follows from everything they depend on, so that training again takes minutes
 * instead of a quarter of an hour. Whoever is killed while they are computed goes on where he was.
 */
package org.hilum.training.features;

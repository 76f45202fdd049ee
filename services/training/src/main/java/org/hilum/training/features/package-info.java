/**
 * Images and a trunk come in; pooled features leave, 2048 numbers an image and view. They are
 * computed once, by the program that serves, and kept on disk under a name that follows from
 * everything they depend on, so that training again takes minutes instead of a quarter of an hour.
 */
package org.hilum.training.features;

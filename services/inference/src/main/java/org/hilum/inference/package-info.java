/**
 * The worker that screens X-rays. Its four packages are its steps: {@code consume} takes events and
 * moves images through the worker, {@code screen} makes input and judgement, {@code publish} stores
 * and announces outcomes, {@code model} holds the network. Here they are put together from
 * configuration.
 */
package org.hilum.inference;

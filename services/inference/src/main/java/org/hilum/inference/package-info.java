/**
 * The worker that screens X-rays. Its packages are its steps: {@code consume} takes events and
 * moves images through the worker, {@code screen} makes input and judgement, {@code publish} stores
 * and announces outcomes, {@code model} holds the network, {@code release} changes it. Here they
 * are put together from configuration.
 */
package org.hilum.inference;

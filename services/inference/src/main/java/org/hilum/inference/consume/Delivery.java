package org.hilum.inference.consume;

import org.hilum.schemas.XrayReceived;

/**
 * One image to screen.
 *
 * @param image the event
 * @param acknowledge run once, when the outcome is durable; never run if the worker stops before
 */
public record Delivery(XrayReceived image, Runnable acknowledge) {}

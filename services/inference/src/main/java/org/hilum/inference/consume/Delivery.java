package org.hilum.inference.consume;

import org.hilum.schemas.XrayReceived;
import org.hilum.telemetry.XraySpan;

/**
 * One image to screen.
 *
 * @param image the event
 * @param span what the worker does for it; closed when it is acknowledged
 * @param acknowledge run once, when the outcome is durable; never run if the worker stops before
 */
public record Delivery(XrayReceived image, XraySpan span, Runnable acknowledge) {}

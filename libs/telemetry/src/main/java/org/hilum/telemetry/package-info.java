/**
 * What lets an operator follow one X-ray through the services. The headers of a Kafka record and
 * the steps of a service enter; spans for an OpenTelemetry collector, and log lines that name image
 * and trace, leave. It stands once, so that the services mean the same by a trace, and so that no
 * span holds more than what {@link org.hilum.telemetry.XraySpan} can be told: no address, no title,
 * no pseudonym.
 */
package org.hilum.telemetry;

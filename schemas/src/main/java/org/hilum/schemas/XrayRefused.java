package org.hilum.schemas;

import java.time.Instant;

/**
 * An image that somebody brought was not taken, and why. Nothing of it is kept, and nothing here
 * tells which image it was.
 *
 * @param refusalId names the refusal, 32 lower-case hexadecimal digits; a repeated event keeps it,
 *     and an image that is sent again is refused by another name
 * @param refusedAt when
 * @param deviceId who sent it; the record's key
 * @param reason a stable word; the list is open, and who does not know a word goes by the detail
 * @param detail one sentence for people; free of the image's own text
 */
public record XrayRefused(
    String refusalId, Instant refusedAt, String deviceId, String reason, String detail) {}

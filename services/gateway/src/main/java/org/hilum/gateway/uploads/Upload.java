package org.hilum.gateway.uploads;

import java.util.Optional;

/**
 * An object that waits for admission and, beside it, its ticket.
 *
 * @param ticket names both
 */
public record Upload(String ticket) {
  public static final String PREFIX = "uploads/";

  private static final String TICKET_ENDING = ".json";

  /** The upload whose object has this key; empty for tickets and for what is no upload. */
  public static Optional<Upload> ofKey(String key) {
    return Optional.of(key)
        .filter(name -> name.startsWith(PREFIX) && name.length() > PREFIX.length())
        .filter(name -> !isTicket(name))
        .map(name -> new Upload(name.substring(PREFIX.length())));
  }

  public static boolean isTicket(String key) {
    return key.startsWith(PREFIX) && key.endsWith(TICKET_ENDING);
  }

  public String key() {
    return PREFIX + ticket;
  }

  public String ticketKey() {
    return key() + TICKET_ENDING;
  }
}

package org.hilum.gateway.uploads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hilum.schemas.XrayLabels;
import org.hilum.storage.ObjectStore;

/**
 * Keeps tickets in the store beside their uploads: the state as JSON, what was said of the X-ray as
 * user metadata, as it is for an image.
 */
@Singleton
public class Tickets {
  private static final long LARGEST_TICKET_BYTES = 64 * 1024;

  private final ObjectStore store;
  private final ObjectMapper json;
  private final Duration validity;

  Tickets(ObjectStore store, ObjectMapper json, UploadsConfig config) {
    this.store = store;
    this.json = json;
    this.validity = config.validity();
  }

  Ticket issue(XrayLabels description) {
    Upload upload = new Upload(UUID.randomUUID().toString());
    Instant expiresAt = Instant.now().plus(validity).truncatedTo(ChronoUnit.SECONDS);
    write(upload, new TicketState.Waiting(expiresAt), description.labels());
    return new Ticket(upload.ticket(), store.presignPut(upload.key(), validity), expiresAt);
  }

  /** Empty if there is no such ticket, or no more. */
  Optional<TicketState> find(Upload upload) {
    return store.get(upload.ticketKey(), LARGEST_TICKET_BYTES).map(this::read);
  }

  /** An upload that nobody asked a ticket for has none. */
  XrayLabels descriptionOf(Upload upload) {
    return store
        .head(upload.ticketKey())
        .map(ticket -> new XrayLabels(ticket.metadata()))
        .orElseGet(XrayLabels::none);
  }

  void resolve(Upload upload, TicketState state, XrayLabels description) {
    write(upload, state, description.labels());
  }

  private void write(Upload upload, TicketState state, Map<String, String> labels) {
    try {
      byte[] document = json.writerFor(TicketState.class).writeValueAsBytes(state);
      store.put(upload.ticketKey(), document, MediaType.APPLICATION_JSON, labels);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write ticket " + upload.ticket(), e);
    }
  }

  private TicketState read(byte[] document) {
    try {
      return json.readValue(document, TicketState.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a ticket is not as it was written", e);
    }
  }
}

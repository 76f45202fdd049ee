package org.hilum.gateway.destination;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.hilum.gateway.report.Documents;

/** A server that takes transactions of FHIR R4: all of a result, or nothing of it. */
final class FhirDestination implements Destination {
  private static final String FHIR_JSON = "application/fhir+json";

  /** Somebody else was at the same resources. */
  private static final Set<Integer> CONFLICTS = Set.of(409, 412);

  private final URI base;
  private final HttpPeer peer;

  FhirDestination(URI base, HttpPeer peer) {
    this.base = base;
    this.peer = peer;
  }

  @Override
  public DeliveryOutcome deliver(Documents documents) {
    try {
      HttpPeer.Answer answer =
          peer.post(base, FHIR_JSON, FHIR_JSON, BodyPublishers.ofByteArray(documents.fhir()));
      return CONFLICTS.contains(answer.status())
          ? new DeliveryOutcome.NotYet("HTTP status " + answer.status())
          : answer.outcome();
    } catch (IOException e) {
      return new DeliveryOutcome.NotYet("no answer: " + e.getClass().getSimpleName());
    }
  }
}

package org.hilum.gateway.deliver;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.gateway.destination.Destinations;

/**
 * Counts what lies in the outbox, for destinations that are no longer configured too. When an entry
 * was made stands in the entry alone and never changes: it is read once and remembered.
 */
@Singleton
public class Backlogs {
  private final Outbox outbox;
  private final Destinations destinations;
  private final Map<OutboxKey, Instant> enteredAt = new ConcurrentHashMap<>();

  Backlogs(Outbox outbox, Destinations destinations) {
    this.outbox = outbox;
    this.destinations = destinations;
  }

  /** By the names of the destinations. */
  public List<Backlog> measure() {
    Map<String, List<OutboxKey>> waiting = byDestination(outbox.waiting());
    Map<String, List<OutboxKey>> refused = byDestination(outbox.refused());
    forgetAllBut(waiting);
    Set<String> names = new TreeSet<>(destinations.byName().keySet());
    names.addAll(waiting.keySet());
    names.addAll(refused.keySet());
    List<Backlog> backlogs = new ArrayList<>();
    for (String name : names) {
      List<OutboxKey> keys = waiting.getOrDefault(name, List.of());
      int refusals = refused.getOrDefault(name, List.of()).size();
      backlogs.add(new Backlog(name, keys.size(), refusals, oldest(keys)));
    }
    return backlogs;
  }

  private void forgetAllBut(Map<String, List<OutboxKey>> waiting) {
    Set<OutboxKey> known = new HashSet<>();
    waiting.values().forEach(known::addAll);
    enteredAt.keySet().retainAll(known);
  }

  private Optional<Instant> oldest(List<OutboxKey> keys) {
    return keys.stream().flatMap(key -> enteredAt(key).stream()).min(Instant::compareTo);
  }

  /** Empty for one that is delivered in this moment. */
  private Optional<Instant> enteredAt(OutboxKey key) {
    return Optional.ofNullable(
        enteredAt.computeIfAbsent(key, unknown -> outbox.enteredAt(key).orElse(null)));
  }

  private static Map<String, List<OutboxKey>> byDestination(Stream<OutboxKey> keys) {
    return keys.collect(Collectors.groupingBy(OutboxKey::destination));
  }
}

package org.hilum.training.trail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hilum.training.trail.ChainVerdict.Broken;
import org.hilum.training.trail.ChainVerdict.Flaw;

/** Holds each entry of the chain against its own hash and that of the entry before it. */
public final class ChainCheck {
  private final AuditTrail trail;
  private final ChainHead end;
  private ChainHead last = ChainHead.EMPTY;
  private Optional<Broken> found = Optional.empty();

  private ChainCheck(AuditTrail trail, ChainHead end) {
    this.trail = trail;
    this.end = end;
  }

  /**
   * @param connection in a transaction that sees one state of the tables
   */
  public static ChainVerdict of(Connection connection) throws SQLException {
    AuditTrail trail = new AuditTrail(connection);
    return new ChainCheck(trail, trail.head()).verdict();
  }

  private ChainVerdict verdict() throws SQLException {
    trail.visit(this::follow);
    if (found.isEmpty() && !last.equals(end)) {
      found = Optional.of(wrongEnd());
    }
    return found.<ChainVerdict>map(broken -> broken).orElseGet(() -> new ChainVerdict.Intact(last));
  }

  private boolean follow(AuditEntry entry) {
    found = flaw(entry, last.sequence() + 1);
    last = entry.head();
    return found.isEmpty();
  }

  private Optional<Broken> flaw(AuditEntry entry, long place) {
    if (entry.sequence() > place) {
      return Optional.of(missing(place, entry.sequence() - 1));
    }
    if (!entry.isGenuine(place)) {
      return Optional.of(notGenuine(entry, place));
    }
    return entry.previous().equals(last.hash())
        ? Optional.empty()
        : broken(place, Flaw.CHANGED, "it or the entry before it was written anew");
  }

  private Broken notGenuine(AuditEntry entry, long place) {
    long most = Math.max(end.sequence(), entry.sequence()) + 1;
    return LongStream.rangeClosed(1, most)
        .filter(entry::isGenuine)
        .boxed()
        .findFirst()
        .flatMap(
            origin ->
                broken(place, Flaw.REORDERED, "what stands there was added as entry " + origin))
        .orElseGet(() -> new Broken(place, Flaw.CHANGED, "its hash is not that of its content"));
  }

  private Broken wrongEnd() {
    return last.sequence() < end.sequence()
        ? missing(last.sequence() + 1, end.sequence())
        : new Broken(
            last.sequence(),
            Flaw.CHANGED,
            "the chain should end with entry %d of hash %s".formatted(end.sequence(), end.hash()));
  }

  private static Broken missing(long from, long to) {
    return new Broken(
        from, Flaw.MISSING, from == to ? "it is gone" : "it is gone, and all entries to " + to);
  }

  private static Optional<Broken> broken(long place, Flaw flaw, String detail) {
    return Optional.of(new Broken(place, flaw, detail));
  }
}

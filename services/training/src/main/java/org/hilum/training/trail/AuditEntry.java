package org.hilum.training.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hilum.network.weights.Digest;

/**
 * A row of the audit trail as it stands in its table, true or not. Text that is absent is empty.
 *
 * @param sequence its place, from 1
 * @param recordedAt when it was added
 * @param kind name of an {@link EntryKind}
 * @param facts JSON, byte for byte as it was added
 * @param previous hash of the entry before it; 64 zeros for the first
 * @param hash what {@link #computedHash()} was when it was added
 */
public record AuditEntry(
    long sequence,
    Instant recordedAt,
    Instant happenedAt,
    String kind,
    String imageId,
    String modelVersion,
    String digest,
    String facts,
    String previous,
    String hash) {

  static AuditEntry after(ChainHead head, AuditEvent event, Instant now) {
    AuditEntry unsigned =
        new AuditEntry(
            head.sequence() + 1,
            now.truncatedTo(ChronoUnit.MICROS),
            event.happenedAt(),
            event.kind().name(),
            event.imageId().orElse(""),
            event.modelVersion().orElse(""),
            event.digest(),
            event.facts(),
            head.hash(),
            "");
    return unsigned.withHash(unsigned.computedHash());
  }

  /**
   * SHA-256 of nine lines of UTF-8, each ended by a line feed: previous, sequence, recordedAt,
   * happenedAt, kind, imageId, modelVersion, digest, facts. Times are those of ISO 8601 in UTC with
   * 0, 3 or 6 decimals. No value holds a line feed, so no two entries have the same lines.
   */
  String computedHash() {
    String lines =
        String.join(
            "\n",
            previous,
            Long.toString(sequence),
            recordedAt.toString(),
            happenedAt.toString(),
            kind,
            imageId,
            modelVersion,
            digest,
            facts,
            "");
    return Digest.of(lines.getBytes(UTF_8));
  }

  /** Whether it is what was once added as the entry of this sequence. */
  boolean isGenuine(long asSequence) {
    return at(asSequence).computedHash().equals(hash);
  }

  ChainHead head() {
    return new ChainHead(sequence, hash);
  }

  private AuditEntry at(long otherSequence) {
    return new AuditEntry(
        otherSequence,
        recordedAt,
        happenedAt,
        kind,
        imageId,
        modelVersion,
        digest,
        facts,
        previous,
        hash);
  }

  private AuditEntry withHash(String computed) {
    return new AuditEntry(
        sequence,
        recordedAt,
        happenedAt,
        kind,
        imageId,
        modelVersion,
        digest,
        facts,
        previous,
        computed);
  }
}

package org.hilum.gateway.dicom;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.admit.ImageId;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.TaggedObject;

/**
 * The instances in the store. Beside an entry lies a claim named by the SOP instance UID alone,
 * which is written first: of two objects with the same UID one wins, whatever study they say they
 * belong to. Then its study is listed. After a crash between claim and entry nobody finds the
 * instance, and a repetition adds the entry. A claim whose object has never come holds nobody off
 * for ever: what was sent first may look different when it is sent again, de-identified by another
 * version.
 */
@Singleton
public class InstanceIndex {
  private static final String CLAIMS = "dicom-instances/";
  private static final long LARGEST_ENTRY_BYTES = 1 << 20;
  private static final String SEPARATOR = " ";

  /** Longer than any admission takes from its claim to its object. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ObjectStore store;
  private final StudyIndex studies;
  private final Duration patience;

  @Inject
  InstanceIndex(ObjectStore store) {
    this(store, PATIENCE);
  }

  InstanceIndex(ObjectStore store, Duration patience) {
    this.store = store;
    this.studies = new StudyIndex(store);
    this.patience = patience;
  }

  /** Safe to repeat, and to call at the same time as others. */
  public Indexing add(IndexEntry entry) {
    String key = CLAIMS + entry.uids().instance();
    if (store.putIfAbsent(key, claim(entry), MediaType.TEXT_PLAIN, Map.of())) {
      return entered(entry);
    }
    TaggedObject claimed = store.getTagged(key, LARGEST_ENTRY_BYTES).orElseThrow();
    Claim first = Claim.read(claimed.bytes());
    return first.imageId().equals(entry.imageId())
        ? entered(entry)
        : contested(entry, first, claimed.tag());
  }

  private Indexing contested(IndexEntry entry, Claim first, String tag) {
    if (store.head(first.imageId().key()).isPresent()) {
      return new Indexing.Other(first.imageId());
    }
    return isOld(CLAIMS + entry.uids().instance()) && takesOver(first, tag, entry)
        ? new Indexing.TakenOver(first.imageId())
        : new Indexing.Pending(first.imageId());
  }

  private boolean isOld(String key) {
    return store
        .head(key)
        .filter(object -> object.lastModified().isBefore(Instant.now().minus(patience)))
        .isPresent();
  }

  /** The old entry goes first: after a crash, whoever takes over next begins again. */
  private boolean takesOver(Claim abandoned, String tag, IndexEntry entry) {
    String key = CLAIMS + entry.uids().instance();
    store.delete(abandoned.uids().key());
    if (!store.putIfUnchanged(key, claim(entry), MediaType.TEXT_PLAIN, tag)) {
      return false;
    }
    entered(entry);
    return true;
  }

  /** Only the image that the claim names gets here, so an entry of another one is abandoned. */
  private Indexing entered(IndexEntry entry) {
    studies.add(entry);
    String key = entry.uids().key();
    if (store.putIfAbsent(key, entry.json(), MediaType.APPLICATION_JSON, Map.of())) {
      return new Indexing.Added();
    }
    if (find(entry.uids()).filter(it -> it.imageId().equals(entry.imageId())).isEmpty()) {
      store.put(key, entry.json(), MediaType.APPLICATION_JSON, Map.of());
    }
    return new Indexing.Same();
  }

  public Optional<IndexEntry> find(InstanceUids uids) {
    return store.get(uids.key(), LARGEST_ENTRY_BYTES).map(json -> IndexEntry.read(uids, json));
  }

  /** By its SOP instance UID alone. */
  public Optional<IndexEntry> find(Uid instance) {
    return claimOf(instance).flatMap(claim -> find(claim.uids()));
  }

  /** The objects that say where an instance is: its entry, and last its claim. */
  public List<String> keysOf(Uid instance) {
    return claimOf(instance)
        .map(claim -> List.of(claim.uids().key(), CLAIMS + instance))
        .orElse(List.of());
  }

  /** The object that says that there is the study of an instance. */
  public static String studyKeyOf(IndexEntry entry) {
    return StudyIndex.keyOf(entry);
  }

  /**
   * All studies, ordered by date and then as texts.
   *
   * @param date from which on, eight digits; empty for all
   */
  public Stream<StudyKey> studies(String date) {
    studies.complete(list().flatMap(uids -> find(uids).stream()));
    return studies.from(date);
  }

  /** All instances, ordered by study, series and instance as texts. */
  public Stream<InstanceUids> list() {
    return listed("");
  }

  /** Those of a study. */
  public Stream<InstanceUids> list(Uid study) {
    return listed(study + "/");
  }

  /** Those of a series. */
  public Stream<InstanceUids> list(Uid study, Uid series) {
    return listed(study + "/" + series + "/");
  }

  private Stream<InstanceUids> listed(String below) {
    return store
        .list(InstanceUids.PREFIX + below)
        .flatMap(object -> InstanceUids.ofKey(object.key()).stream());
  }

  private static byte[] claim(IndexEntry entry) {
    return (entry.imageId().hex() + SEPARATOR + entry.uids().key()).getBytes(UTF_8);
  }

  private Optional<Claim> claimOf(Uid instance) {
    return store.get(CLAIMS + instance, LARGEST_ENTRY_BYTES).map(Claim::read);
  }

  private record Claim(ImageId imageId, InstanceUids uids) {
    static Claim read(byte[] content) {
      String[] parts = new String(content, UTF_8).split(SEPARATOR);
      return new Claim(new ImageId(parts[0]), InstanceUids.ofKey(parts[1]).orElseThrow());
    }
  }
}

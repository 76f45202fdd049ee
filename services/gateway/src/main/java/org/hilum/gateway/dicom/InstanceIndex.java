package org.hilum.gateway.dicom;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.admit.ImageId;
import org.hilum.storage.ObjectStore;

/**
 * The instances in the store. An entry is never changed. Beside it lies a claim named by the SOP
 * instance UID alone, which is written first: of two objects with the same UID one wins, whatever
 * study they say they belong to. Then its study is listed. After a crash between claim and entry
 * nobody finds the instance, and a repetition adds the entry.
 */
@Singleton
public class InstanceIndex {
  private static final String CLAIMS = "dicom-instances/";
  private static final long LARGEST_ENTRY_BYTES = 1 << 20;
  private static final String SEPARATOR = " ";

  private final ObjectStore store;
  private final StudyIndex studies;

  InstanceIndex(ObjectStore store) {
    this.store = store;
    this.studies = new StudyIndex(store);
  }

  /** Safe to repeat, and to call at the same time as others. */
  public Indexing add(IndexEntry entry) {
    String claim = CLAIMS + entry.uids().instance();
    byte[] content = (entry.imageId().hex() + SEPARATOR + entry.uids().key()).getBytes(UTF_8);
    if (!store.putIfAbsent(claim, content, MediaType.TEXT_PLAIN, Map.of())) {
      ImageId first = claimOf(entry.uids().instance()).orElseThrow().imageId();
      if (!first.equals(entry.imageId())) {
        return new Indexing.Other(first);
      }
    }
    studies.add(entry);
    return store.putIfAbsent(entry.uids().key(), entry.json(), MediaType.APPLICATION_JSON, Map.of())
        ? new Indexing.Added()
        : new Indexing.Same();
  }

  public Optional<IndexEntry> find(InstanceUids uids) {
    return store.get(uids.key(), LARGEST_ENTRY_BYTES).map(json -> IndexEntry.read(uids, json));
  }

  /** By its SOP instance UID alone. */
  public Optional<IndexEntry> find(Uid instance) {
    return claimOf(instance).flatMap(claim -> find(claim.uids()));
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

  private record Claim(ImageId imageId, InstanceUids uids) {}

  private Optional<Claim> claimOf(Uid instance) {
    return store
        .get(CLAIMS + instance, LARGEST_ENTRY_BYTES)
        .map(content -> List.of(new String(content, UTF_8).split(SEPARATOR)))
        .map(
            parts ->
                new Claim(
                    new ImageId(parts.get(0)), InstanceUids.ofKey(parts.get(1)).orElseThrow()));
  }
}

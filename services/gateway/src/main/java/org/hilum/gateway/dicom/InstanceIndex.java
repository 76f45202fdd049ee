package org.hilum.gateway.dicom;

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
 * The instances in the store. An entry is named by the SOP instance UID alone: of two objects with
 * the same UID one wins, whatever study they say they belong to. An empty object lists it by study
 * and patient, so that a thousand instances are found by one request.
 *
 * <p>An instance is listed before it is entered: whatever names a patient is on the list. After a
 * crash in between the list leads nowhere, and a repetition adds the entry. An entry whose object
 * has never come holds nobody off for ever: what was sent first may look different when it is sent
 * again, de-identified by another version.
 */
@Singleton
public class InstanceIndex {
  private static final String ENTRIES = "dicom-instances/";
  private static final long LARGEST_ENTRY_BYTES = 1 << 20;
  private static final byte[] EMPTY = {};

  /** Longer than any admission takes from its entry to its object. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ObjectStore store;
  private final Duration patience;

  @Inject
  InstanceIndex(ObjectStore store) {
    this(store, PATIENCE);
  }

  InstanceIndex(ObjectStore store, Duration patience) {
    this.store = store;
    this.patience = patience;
  }

  /** Safe to repeat, and to call at the same time as others. */
  public Indexing add(IndexEntry entry) {
    store.putIfAbsent(
        ListedInstance.of(entry).key(), EMPTY, MediaType.APPLICATION_OCTET_STREAM, Map.of());
    String key = key(entry.uids().instance());
    if (store.putIfAbsent(key, entry.json(), MediaType.APPLICATION_JSON, Map.of())) {
      return new Indexing.Added();
    }
    TaggedObject there = store.getTagged(key, LARGEST_ENTRY_BYTES).orElseThrow();
    IndexEntry first = IndexEntry.read(there.bytes());
    return first.imageId().equals(entry.imageId())
        ? new Indexing.Same()
        : contested(entry, first, there.tag());
  }

  private Indexing contested(IndexEntry entry, IndexEntry first, String tag) {
    ImageId image = first.imageId();
    if (store.head(image.key()).isPresent()) {
      unlist(entry);
      return new Indexing.Other(image);
    }
    if (isOld(key(entry.uids().instance())) && takesOver(entry, tag)) {
      unlist(first);
      return new Indexing.TakenOver(image);
    }
    unlist(entry);
    return new Indexing.Pending(image);
  }

  private boolean isOld(String key) {
    return store
        .head(key)
        .filter(object -> object.lastModified().isBefore(Instant.now().minus(patience)))
        .isPresent();
  }

  private boolean takesOver(IndexEntry entry, String tag) {
    return store.putIfUnchanged(
        key(entry.uids().instance()), entry.json(), MediaType.APPLICATION_JSON, tag);
  }

  /** The winner may be listed under the same key. */
  private void unlist(IndexEntry loser) {
    ListedInstance listed = ListedInstance.of(loser);
    if (find(listed.uids().instance()).map(ListedInstance::of).filter(listed::equals).isEmpty()) {
      store.delete(listed.key());
    }
  }

  public Optional<IndexEntry> find(InstanceUids uids) {
    return find(uids.instance()).filter(entry -> entry.uids().equals(uids));
  }

  /** By its SOP instance UID alone. */
  public Optional<IndexEntry> find(Uid instance) {
    return store.get(key(instance), LARGEST_ENTRY_BYTES).map(IndexEntry::read);
  }

  /** The objects that say where an instance is: from the list, and last its entry. */
  public static List<String> keysOf(IndexEntry entry) {
    return List.of(ListedInstance.of(entry).key(), key(entry.uids().instance()));
  }

  /** All instances, study by study. */
  public Stream<ListedInstance> list() {
    return listed(ListedInstance.PREFIX);
  }

  /** Those of a study. */
  public Stream<ListedInstance> list(Uid study) {
    return listed(ListedInstance.PREFIX + study + "/");
  }

  private Stream<ListedInstance> listed(String prefix) {
    return store.list(prefix).flatMap(object -> ListedInstance.ofKey(object.key()).stream());
  }

  private static String key(Uid instance) {
    return ENTRIES + instance;
  }
}

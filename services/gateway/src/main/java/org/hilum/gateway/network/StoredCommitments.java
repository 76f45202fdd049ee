package org.hilum.gateway.network;

import jakarta.inject.Singleton;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.deidentify.Pseudonymiser;
import org.hilum.dicom.net.Commitment;
import org.hilum.dicom.net.CommitmentHandler;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Commits to what lies in the store, found by the pseudonym of its UID. */
@Singleton
class StoredCommitments implements CommitmentHandler {
  private static final Logger LOG = Logger.getLogger(StoredCommitments.class);

  private final Deidentifier names;
  private final InstanceIndex index;
  private final ObjectStore store;

  StoredCommitments(Deidentifier names, InstanceIndex index, ObjectStore store) {
    this.names = names;
    this.index = index;
    this.store = store;
  }

  @Override
  public Commitment of(Uid sopClass, Uid sopInstance) {
    try {
      return index
          .find(names.uid(Pseudonymiser.Kind.INSTANCE, sopInstance.value()))
          .filter(entry -> store.head(entry.imageId().key()).isPresent())
          .map(entry -> ofStored(entry, sopClass))
          .orElse(Commitment.NO_SUCH_OBJECT_INSTANCE);
    } catch (StorageUnavailableException e) {
      LOG.warnf("a commitment is not given, object store is away reason=%s", e.getMessage());
      return Commitment.PROCESSING_FAILURE;
    }
  }

  private static Commitment ofStored(IndexEntry entry, Uid sopClass) {
    return entry.sopClass().equals(sopClass)
        ? Commitment.COMMITTED
        : Commitment.CLASS_INSTANCE_CONFLICT;
  }
}

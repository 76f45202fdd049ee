package org.hilum.gateway.dicom;

import jakarta.inject.Singleton;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.deidentify.Deidentified;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.admit.DurableImages;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.identity.Identities;
import org.hilum.storage.Payload;

/**
 * Parts an instance from its identity and writes both down: entry in the index, identity, object,
 * event. Each step is safe to repeat, and a repetition of the same instance gives the same object.
 */
@Singleton
class InstanceArchive {
  private final Deidentifier deidentifier;
  private final DicomLabels labels;
  private final InstanceIndex index;
  private final Identities identities;
  private final DurableImages images;

  InstanceArchive(
      Deidentifier deidentifier,
      Naming naming,
      InstanceIndex index,
      Identities identities,
      DurableImages images) {
    this.deidentifier = deidentifier;
    this.labels = new DicomLabels(naming);
    this.index = index;
    this.identities = identities;
    this.images = images;
  }

  /**
   * @param sent how the file names itself
   */
  DicomOutcome take(DicomFile file, SopReference sent, String deviceName) {
    Deidentified parts = deidentifier.of(file.dataSet());
    if (!parts.dataSet().has(Tags.PIXEL_DATA)) {
      return DicomOutcome.Refused.of(
          DicomRefusal.MALFORMED_PIXELS,
          "the frame cannot be taken apart, so nobody can tell what else it holds",
          sent);
    }
    if (!identities.canKeep(parts.identity())) {
      return DicomOutcome.Refused.of(
          DicomRefusal.MALFORMED_IDENTITY,
          "what tells the patient and the study is too long",
          sent);
    }
    TransferSyntax syntax = kept(file.syntax());
    Payload object = Payload.of(DicomWriter.pieces(syntax, parts.dataSet()));
    ImageId imageId = ImageId.of(object);
    IndexEntry entry = IndexEntry.of(imageId, syntax, parts.dataSet());
    Indexing indexing = index.add(entry);
    if (indexing instanceof Indexing.Other) {
      return DicomOutcome.Refused.of(
          DicomRefusal.DUPLICATE, "another object with its UID was stored before", sent);
    }
    if (indexing instanceof Indexing.Pending) {
      return DicomOutcome.Refused.of(
          DicomRefusal.PENDING, "another object with its UID may be on its way", sent);
    }
    if (indexing instanceof Indexing.TakenOver takenOver) {
      identities.forget(takenOver.abandoned());
    }
    if (!identities.keep(imageId, parts.identity())) {
      return DicomOutcome.Refused.of(
          DicomRefusal.DUPLICATE, "the same image was stored before, of another identity", sent);
    }
    boolean isNew =
        images.keep(object, DicomFormat.MEDIA_TYPE, labels.of(file.dataSet(), deviceName));
    StoredInstance stored = new StoredInstance(imageId, entry.uids());
    return isNew ? new DicomOutcome.Stored(stored, sent) : new DicomOutcome.Known(stored, sent);
  }

  /**
   * Pixels that are not compressed are kept in one syntax, whichever they came in: a peer that
   * falls back to another one sends the same instance.
   */
  private static TransferSyntax kept(TransferSyntax sent) {
    return sent.isEncapsulated() ? sent : TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
  }
}

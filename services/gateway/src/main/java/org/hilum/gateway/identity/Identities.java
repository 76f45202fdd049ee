package org.hilum.gateway.identity;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.admit.ImageId;
import org.hilum.storage.ObjectStore;

/** Who a de-identified image is of, sealed in the store; only the gateway can read it. */
@Singleton
public class Identities {
  private static final String PREFIX = "identities/";
  private static final int LARGEST_BYTES = 1 << 20;
  private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

  private final ObjectStore store;
  private final Seal seal;
  private final DicomReader reader =
      new DicomReader(new ReadLimits(LARGEST_BYTES, LARGEST_BYTES, 1_000, 8));

  Identities(ObjectStore store, Seal seal) {
    this.store = store;
    this.seal = seal;
  }

  /** Whether it is short enough to be kept. */
  public boolean canKeep(DataSet identity) {
    return DicomWriter.dataSet(SYNTAX, identity).length <= LARGEST_BYTES - Seal.OVERHEAD_BYTES;
  }

  /**
   * Of several for one image the first stays.
   *
   * @return whether it is the one that is kept
   * @throws SealedIdentityException if there is one that cannot be read
   */
  public boolean keep(ImageId imageId, DataSet identity) {
    byte[] letter = seal.seal(imageId, DicomWriter.dataSet(SYNTAX, identity));
    return store.putIfAbsent(key(imageId), letter, MediaType.APPLICATION_OCTET_STREAM, Map.of())
        || find(imageId).filter(identity::equals).isPresent();
  }

  /** For an image that has never been stored. */
  public void forget(ImageId imageId) {
    store.delete(key(imageId));
  }

  /**
   * Empty for an image that did not come as DICOM.
   *
   * @throws SealedIdentityException if it cannot be read
   */
  public Optional<DataSet> find(ImageId imageId) {
    return store
        .get(key(imageId), LARGEST_BYTES)
        .map(letter -> parsed(imageId, seal.open(imageId, letter)));
  }

  private DataSet parsed(ImageId imageId, byte[] content) {
    return reader
        .readDataSet(content, SYNTAX)
        .fold(
            dataSet -> dataSet,
            refused -> {
              throw new SealedIdentityException(imageId, refused.detail());
            });
  }

  private static String key(ImageId imageId) {
    return PREFIX + imageId.hex();
  }
}

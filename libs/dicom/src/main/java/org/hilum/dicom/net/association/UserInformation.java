package org.hilum.dicom.net.association;

import org.hilum.dicom.file.FileMeta;

/**
 * What one side says of itself (PS3.8 annex D, PS3.7 annex D.3.3). Roles, an asynchronous window,
 * extended negotiation and identities are neither read nor answered, which stands for their
 * defaults: the requestor is the SCU, one operation at a time. The role of a provider is proposed
 * with its {@link ProposedContext}.
 *
 * @param maxLength of the units of data that it takes, bytes after the header; 0 for no limit
 * @param implementationClass UID; empty where it is silent
 * @param implementationVersion empty where it is silent
 */
public record UserInformation(
    long maxLength, String implementationClass, String implementationVersion) {
  /** A unit holds one fragment of two bytes at least. */
  static final int SMALLEST = 8;

  /** This implementation's own. */
  static UserInformation ours() {
    return new UserInformation(
        PduReader.MAX_DATA, FileMeta.IMPLEMENTATION_CLASS.value(), FileMeta.IMPLEMENTATION_VERSION);
  }

  /** The longest unit to send: its limit, or where it has none, ours. */
  int longestToSend() {
    return maxLength == 0 ? PduReader.MAX_DATA : (int) Math.min(maxLength, PduReader.MAX_DATA);
  }
}

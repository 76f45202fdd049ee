package org.hilum.gateway.dicom;

import org.hilum.dicom.data.Uid;
import org.hilum.gateway.admit.ImageId;

/**
 * An instance as it lies in the store.
 *
 * @param imageId of the de-identified file
 * @param study pseudonymous, as all UIDs here
 */
public record StoredInstance(ImageId imageId, Uid study, Uid series, Uid instance) {}

package org.hilum.gateway.dicom;

import org.hilum.gateway.admit.ImageId;

/**
 * An instance as it lies in the store.
 *
 * @param imageId of the de-identified file
 * @param uids pseudonymous
 */
public record StoredInstance(ImageId imageId, InstanceUids uids) {}

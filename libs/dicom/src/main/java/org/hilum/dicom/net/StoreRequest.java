package org.hilum.dicom.net;

import org.hilum.dicom.data.Uid;

/** What a peer says of the object that it sends. */
record StoreRequest(Uid sopClass, Uid sopInstance) {}

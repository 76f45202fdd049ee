package org.hilum.dicom.net;

/** What a server needs to commit itself to the storage of objects. */
public record CommitmentSettings(CommitmentHandler handler, CommitmentPeers peers) {}

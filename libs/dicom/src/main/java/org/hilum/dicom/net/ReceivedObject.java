package org.hilum.dicom.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.AeTitle;

/** An object as a peer sent it, whole. What the peer said of it may not be true of its bytes. */
public final class ReceivedObject {
  private final AeTitle calling;
  private final InetAddress host;
  private final Uid sopClass;
  private final Uid sopInstance;
  private final TransferSyntax syntax;
  private final Spool spool;
  private final int headerLength;

  ReceivedObject(
      Peer peer, StoreRequest request, TransferSyntax syntax, Spool spool, int headerLength) {
    this.calling = peer.title();
    this.host = peer.host();
    this.sopClass = request.sopClass();
    this.sopInstance = request.sopInstance();
    this.syntax = syntax;
    this.spool = spool;
    this.headerLength = headerLength;
  }

  /** Who sent it. */
  public AeTitle calling() {
    return calling;
  }

  /** Where it came from. */
  public InetAddress host() {
    return host;
  }

  public Uid sopClass() {
    return sopClass;
  }

  public Uid sopInstance() {
    return sopInstance;
  }

  public TransferSyntax syntax() {
    return syntax;
  }

  /** In bytes, as a file. */
  public long fileSize() {
    return spool.size();
  }

  /** As a file of PS3.10, its data set untouched; from the first byte, each time. */
  public InputStream file() throws IOException {
    return spool.content();
  }

  /** The same, for the last time: when the stream is closed, nobody can read the object again. */
  public InputStream lastFile() throws IOException {
    return new FilterInputStream(spool.content()) {
      @Override
      public void close() throws IOException {
        super.close();
        spool.close();
      }
    };
  }

  /** As it came; from the first byte, each time. */
  public InputStream dataSet() throws IOException {
    InputStream content = spool.content();
    content.skipNBytes(headerLength);
    return content;
  }
}

package org.hilum.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.function.Supplier;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.BrokenAssociationException;
import org.hilum.dicom.net.association.Context;

/** Receives objects and hands them on (PS3.4 annex B). */
final class StoreService {
  private static final System.Logger LOG = System.getLogger(StoreService.class.getName());
  private static final int BUFFER = 1 << 16;

  private final Spool.Factory spools;
  private final long maxBytes;
  private final StoreHandler handler;

  StoreService(Spool.Factory spools, long maxBytes, StoreHandler handler) {
    this.spools = spools;
    this.maxBytes = maxBytes;
    this.handler = handler;
  }

  /**
   * Reads the data set that follows the command to its end, whatever becomes of it.
   *
   * @throws BrokenAssociationException where it does not come; the handler has heard so then, or
   *     that what came was refused
   */
  StoreOutcome store(Peer peer, Context context, Command command, Association association)
      throws IOException {
    if (!command.hasDataSet()) {
      association.pause();
      return told(peer, StoreRefusal.NO_DATA_SET);
    }
    InputStream dataSet = association.dataSet(context);
    Supplier<StoreOutcome> outcome = received(peer, context, command, association, dataSet);
    try {
      dataSet.transferTo(OutputStream.nullOutputStream());
      association.pause();
    } catch (BrokenAssociationException e) {
      association.pause();
      outcome.get(); // that it is refused is known, if not to the peer
      throw e;
    }
    return outcome.get();
  }

  /**
   * @return to be asked when the data set has come to its end: the handler may take its time over a
   *     refusal, in which a peer that is still sending would be late
   */
  private Supplier<StoreOutcome> received(
      Peer peer, Context context, Command command, Association association, InputStream dataSet)
      throws BrokenAssociationException {
    if (command.sopClass().filter(it -> it.value().equals(context.abstractSyntax())).isEmpty()) {
      return refused(peer, StoreRefusal.WRONG_CONTEXT);
    }
    if (command.sopInstance().isEmpty()) {
      return refused(peer, StoreRefusal.NO_INSTANCE_UID);
    }
    StoreRequest request = new StoreRequest(command.sopClass().get(), command.sopInstance().get());
    byte[] header =
        DicomWriter.fileHeader(context.syntax(), request.sopClass(), request.sopInstance());
    try (Spool spool = spools.open()) {
      spool.write(header, 0, header.length);
      if (!copy(dataSet, spool)) {
        return refused(peer, StoreRefusal.TOO_MANY_BYTES);
      }
      association.pause();
      return handled(
          peer, new ReceivedObject(peer, request, context.syntax(), spool, header.length));
    } catch (BrokenAssociationException e) {
      association.pause(); // a peer that is late can still be told so
      incomplete(peer);
      throw e;
    } catch (IOException e) {
      LOG.log(Level.ERROR, "an object of " + peer + " cannot be spooled", e);
      return refused(peer, StoreRefusal.NO_ROOM);
    }
  }

  /**
   * @return whether it was within the limit
   */
  private boolean copy(InputStream dataSet, Spool spool) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = maxBytes;
    for (int count = dataSet.read(buffer); count >= 0; count = dataSet.read(buffer)) {
      left -= count;
      if (left < 0) {
        return false;
      }
      spool.write(buffer, 0, count);
    }
    return true;
  }

  private Supplier<StoreOutcome> handled(Peer peer, ReceivedObject object) {
    try {
      StoreOutcome outcome =
          Objects.requireNonNull(handler.store(object), "the handler gave no outcome");
      return () -> outcome;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "an object of " + peer + " was not handled", e);
      return refused(peer, StoreRefusal.INTERNAL_FAULT);
    }
  }

  private Supplier<StoreOutcome> refused(Peer peer, StoreRefusal reason) {
    return () -> told(peer, reason);
  }

  private void incomplete(Peer peer) {
    try {
      handler.incomplete(peer.title());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "that an object of " + peer + " is incomplete was not handled", e);
    }
  }

  private StoreOutcome told(Peer peer, StoreRefusal reason) {
    try {
      return Objects.requireNonNull(
          handler.refused(peer.title(), reason), "the handler gave no outcome");
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "that an object of " + peer + " is refused was not handled", e);
      return StoreRefusal.INTERNAL_FAULT.outcome();
    }
  }
}

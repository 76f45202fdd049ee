package org.hilum.dicom.net.association;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;

/**
 * Messages between two applications that have agreed on their contexts (PS3.8 9.2, state 6). For
 * one thread, apart from {@link #interrupt()}. Every method that reads or writes throws {@link
 * BrokenAssociationException} where the association cannot go on; {@link #fail} then ends it.
 */
public final class Association implements Closeable {
  private static final int MAX_COMMAND = 1 << 14;
  private static final DicomReader COMMANDS =
      new DicomReader(new ReadLimits(MAX_COMMAND, MAX_COMMAND, 200, 0));

  private final PduChannel channel;
  private final Map<Integer, Context> contexts;
  private final FragmentReader fragments;
  private final FragmentWriter writer;

  Association(PduChannel channel, Map<Integer, Context> contexts, UserInformation peer) {
    this.channel = channel;
    this.contexts = Map.copyOf(contexts);
    this.fragments = new FragmentReader(channel);
    this.writer = new FragmentWriter(channel, peer.longestToSend());
  }

  /** The contexts that were accepted, by their ids. */
  public Map<Integer, Context> contexts() {
    return contexts;
  }

  /**
   * Waits for the peer.
   *
   * @return whether a message begins; otherwise the peer wants to release the association
   */
  public boolean awaitMessage() throws IOException {
    channel.wire().endMessage();
    boolean begins = fragments.next();
    channel.wire().beginMessage(channel.timeouts().message());
    return begins;
  }

  /** Whether the peer says nothing for this long. Between messages. */
  public boolean staysSilent(Duration time) throws IOException {
    return !fragments.isWithinUnit() && channel.staysSilent(time);
  }

  /** The message that began. */
  public Message message() throws IOException {
    Context context = contexts.get(fragments.contextId());
    if (context == null) {
      throw BrokenAssociationException.violated(
          Abort.INVALID_PARAMETER,
          "there is no presentation context %d".formatted(fragments.contextId()));
    }
    byte[] command = fragments.command().readNBytes(MAX_COMMAND + 1);
    return COMMANDS
        .readDataSet(command, TransferSyntax.IMPLICIT_LITTLE_ENDIAN)
        .fold(
            content -> Optional.of(new Message(context, content)),
            refused -> Optional.<Message>empty())
        .orElseThrow(
            () ->
                BrokenAssociationException.violated(
                    Abort.BY_USER, "a command that cannot be read"));
  }

  /** The data set that follows a command; to be read to its end. */
  public InputStream dataSet(Context context) {
    return fragments.dataSet(context.id());
  }

  /** The message is complete, and the peer waits: none of its time-outs runs until it is told. */
  public void pause() {
    channel.wire().pause();
  }

  public void send(Context context, DataSet command) throws BrokenAssociationException {
    writer.command(context.id(), DicomWriter.command(command));
  }

  public void send(Context context, DataSet command, byte[] dataSet)
      throws BrokenAssociationException {
    send(context, command);
    writer.dataSet(context.id(), dataSet);
  }

  /** Lets the peer go that wants to. */
  public void confirmRelease() {
    channel.end(PduWriter.releaseResponse());
  }

  /** Asks the peer to let go, and closes the connection. */
  public void release() throws IOException {
    channel.wire().endMessage();
    channel.write(PduWriter.releaseRequest());
    Pdu answer = channel.read(channel.timeouts().artim(), Optional.of(Abort.BY_USER));
    if (!(answer instanceof Pdu.ReleaseResponse)) {
      throw BrokenAssociationException.violated(
          Abort.UNEXPECTED_PDU,
          "%s in answer to a release".formatted(answer.getClass().getSimpleName()));
    }
    close();
  }

  /** Ends the association without agreement. */
  public void abort() {
    channel.end(PduWriter.bytes(Abort.BY_USER));
  }

  /** Ends it because of what went wrong. */
  public void fail(BrokenAssociationException cause) {
    cause.answer().map(PduWriter::bytes).ifPresentOrElse(channel::end, this::close);
  }

  /** From any thread: aborts without waiting, so that whoever reads or writes fails. */
  public void interrupt() {
    channel.interrupt();
  }

  @Override
  public void close() {
    channel.close();
  }
}

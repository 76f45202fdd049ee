package org.hilum.gateway.dicom;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.Reading;
import org.hilum.dicom.file.Refusal;
import org.hilum.dicom.net.ReceivedObject;
import org.hilum.dicom.net.Spool;
import org.hilum.gateway.admit.DeviceId;
import org.hilum.gateway.admit.Limits;
import org.hilum.gateway.admit.Tally;
import org.jboss.logging.Logger;

/**
 * Takes DICOM instances in, whichever door they come by. What it calls stored or known is durable
 * and announced when it returns, what it calls refused the door has yet to tell of; whatever is
 * interrupted on the way is made whole by a retry.
 */
@Singleton
public class DicomAdmission {
  private static final Logger LOG = Logger.getLogger(DicomAdmission.class);

  /** What is read, and pixels that must be cleaned once more; what is written shares them. */
  private static final int COPIES = 2;

  private final MemoryBudget memory;
  private final int maxBytes;
  private final DicomReader reader;
  private final InstanceCheck check;
  private final InstanceArchive archive;
  private final Tally tally;

  DicomAdmission(MemoryBudget memory, Limits limits, InstanceArchive archive, Tally tally) {
    this.memory = memory;
    this.maxBytes = limits.maxBytes();
    this.reader = new DicomReader(limits.ofDicom());
    this.check = new InstanceCheck(limits);
    this.archive = archive;
    this.tally = tally;
  }

  /**
   * @param file of PS3.10
   * @param deviceName who sent it; free of patient data. In the event it has the form of the
   *     metadata's device names
   * @throws org.hilum.storage.StorageUnavailableException if the store did not take it
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if it is not announced
   */
  public DicomOutcome admit(byte[] file, String deviceName) {
    try {
      return admit(FileSource.of(file), deviceName, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  /**
   * As {@link #admit(byte[], String)}.
   *
   * @param study that it must be of, as its sender names it
   * @throws IOException if it cannot be read from where it was spooled
   */
  public DicomOutcome admit(Spool file, String deviceName, Optional<Uid> study) throws IOException {
    return admit(FileSource.of(file), deviceName, study);
  }

  /**
   * How a file that is not admitted names itself, as far as it can be read.
   *
   * @throws IOException if it cannot be read from where it was spooled
   */
  public Optional<SopReference> nameOf(Spool file) throws IOException {
    FileSource source = FileSource.of(file);
    return memory.within(
        COPIES * bytes(source),
        () ->
            read(source)
                .fold(readable -> SopReference.of(readable.dataSet()), r -> Optional.empty()));
  }

  /**
   * As {@link #admit(byte[], String)}; its title names the device.
   *
   * @throws IOException if it cannot be read from where it was spooled
   */
  public DicomOutcome admit(ReceivedObject object) throws IOException {
    return admit(FileSource.of(object), object.calling().value(), Optional.empty());
  }

  private DicomOutcome admit(FileSource source, String deviceName, Optional<Uid> study)
      throws IOException {
    long began = System.nanoTime();
    String device = DeviceId.of(deviceName);
    DicomOutcome outcome =
        memory.within(COPIES * bytes(source), () -> outcomeOf(read(source), device, study));
    long tookMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
    return outcome.fold(
        stored -> told(stored, stored.instance(), Tally.Outcome.STORED, device, tookMs),
        known -> told(known, known.instance(), Tally.Outcome.KNOWN, device, tookMs),
        refused -> refused);
  }

  private long bytes(FileSource source) {
    return source.isDeflated() ? maxBytes : source.length();
  }

  private Reading<DicomFile> read(FileSource source) throws IOException {
    try (InputStream file = source.content().open()) {
      return reader.read(file, source.length());
    }
  }

  private DicomOutcome outcomeOf(Reading<DicomFile> reading, String device, Optional<Uid> study) {
    return reading.fold(file -> outcomeOf(file, device, study), DicomAdmission::unreadable);
  }

  private DicomOutcome outcomeOf(DicomFile file, String device, Optional<Uid> study) {
    Optional<DicomOutcome.Refused> refusal = ofAnother(study, file).or(() -> check.refusal(file));
    return refusal.isPresent()
        ? refusal.get()
        : archive.take(file, SopReference.of(file.dataSet()).orElseThrow(), device);
  }

  private static Optional<DicomOutcome.Refused> ofAnother(Optional<Uid> study, DicomFile file) {
    return study
        .flatMap(
            wanted -> file.dataSet().uid(Tags.STUDY_INSTANCE_UID).filter(is -> !is.equals(wanted)))
        .map(
            other ->
                new DicomOutcome.Refused(
                    DicomRefusal.CONTRADICTS_REQUEST,
                    "the instance is of another study than the request says",
                    SopReference.of(file.dataSet())));
  }

  private static DicomOutcome unreadable(Reading.Refused<DicomFile> refused) {
    DicomRefusal reason =
        refused.reason() == Refusal.TOO_MANY_BYTES
            ? DicomRefusal.TOO_MANY_BYTES
            : DicomRefusal.UNREADABLE;
    return new DicomOutcome.Refused(
        reason, "%s, %s".formatted(refused.reason(), refused.detail()), Optional.empty());
  }

  private DicomOutcome told(
      DicomOutcome outcome,
      StoredInstance instance,
      Tally.Outcome counted,
      String device,
      long tookMs) {
    tally.count(counted);
    LOG.infof(
        "DICOM instance is taken outcome=%s imageId=%s deviceId=%s tookMs=%d",
        counted, instance.imageId().hex(), device, tookMs);
    return outcome;
  }
}

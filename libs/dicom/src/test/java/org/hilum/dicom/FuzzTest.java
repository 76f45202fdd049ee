package org.hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.PeerFrame;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.Reading;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.PixelLimits;
import org.hilum.dicom.pixel.Rendering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The whole way of a file: read, shown, de-identified, written. Whatever has happened to it, each
 * step gives a value, soon, and takes no more memory than the limits allow. {@value #FILES} files,
 * or as many as {@code -Dhilum.fuzz.minutes} has time for; each is made from its number alone.
 */
class FuzzTest {
  private static final int FILES = 4_000;
  private static final int PIXELS = 100_000;
  private static final int FILE_BYTES = 1 << 20;

  /** Of the processor: a machine that is busy is no fault of the file. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final Duration HANGS = Duration.ofMinutes(2);

  /** Samples of three colours, in numbers of several sizes, a few times over. */
  private static final long MOST_ALLOCATED = 2L * FILE_BYTES + 3L * PIXELS * 64;

  private static final int[] EXTREMES = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "fuzz");
            thread.setDaemon(true);
            return thread;
          });
  private final List<byte[]> originals = originals();
  private final DicomReader reader =
      new DicomReader(new ReadLimits(FILE_BYTES, FILE_BYTES, 2_000, 8));
  private final GreyRenderer renderer =
      new GreyRenderer(
          new PixelLimits(2_000, PIXELS, 10), ColourPolicy.LUMINANCE, FramePolicy.FIRST);
  private final Deidentifier deidentifier = new Deidentifier((kind, original) -> new byte[16]);
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

  private enum Outcome {
    NOT_READ,
    NOT_SHOWN,
    SHOWN
  }

  @AfterEach
  void endsTheWorker() {
    worker.shutdownNow();
  }

  @Test
  void anyFileHasAnOutcomeSoonAndWithinLimits() {
    originals.forEach(file -> assertThat(outcome(file)).isEqualTo(Outcome.SHOWN));
    long minutes = Long.getLong("hilum.fuzz.minutes", 0);
    long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    long number = 0;
    while (number < FILES || System.nanoTime() < end) {
      check(number);
      number++;
    }
    assertThat(outcomes).hasSize(Outcome.values().length);
    if (minutes > 0) {
      System.out.printf("%d files: %s%n", number, outcomes);
    }
  }

  /** Time of the processor is measured; this is for what never ends. */
  private void check(long number) {
    try {
      worker.submit(() -> measure(number)).get(HANGS.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("file number %d has no outcome".formatted(number), e);
    } catch (ExecutionException e) {
      throw new AssertionError("file number " + number, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted at file number " + number, e);
    }
  }

  private void measure(long number) {
    byte[] file = mutant(number);
    long thread = Thread.currentThread().getId();
    long cpu = threads.getThreadCpuTime(thread);
    long allocated = threads.getThreadAllocatedBytes(thread);
    outcomes.merge(outcome(file), 1L, Long::sum);
    long time = threads.getThreadCpuTime(thread) - cpu;
    long memory = threads.getThreadAllocatedBytes(thread) - allocated;
    if (time > LONGEST.toNanos() || memory > MOST_ALLOCATED) {
      throw new AssertionError("it takes %d ns, %d bytes".formatted(time, memory));
    }
  }

  private Outcome outcome(byte[] file) {
    if (!(read(file) instanceof Reading.Readable<DicomFile> read)) {
      return Outcome.NOT_READ;
    }
    DataSet object = deidentifier.of(read.content().dataSet()).dataSet();
    byte[] written = DicomWriter.dataSet(read.content().syntax(), object);
    assertThat(written).hasSizeLessThan(4 * FILE_BYTES);
    return renderer.render(read.content()) instanceof Rendering.Shown
        ? Outcome.SHOWN
        : Outcome.NOT_SHOWN;
  }

  private Reading<DicomFile> read(byte[] file) {
    try {
      return file.length % 2 == 0 ? reader.read(file) : reader.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new AssertionError("bytes in memory cannot be read", e);
    }
  }

  private byte[] mutant(long number) {
    Random random = new Random(number);
    byte[] original = originals.get(random.nextInt(originals.size()));
    byte[] mutant = original.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      mutant = changed(mutant, random);
    }
    return mutant;
  }

  private byte[] changed(byte[] file, Random random) {
    int at = place(file.length, random);
    return switch (random.nextInt(7)) {
      case 0, 1 -> flipped(file, at, random);
      case 2 -> overwritten(file, at, 4, random);
      case 3 -> overwritten(file, at, 2, random);
      case 4 -> Arrays.copyOf(file, at);
      case 5 -> spliced(file, at, at, random);
      default -> spliced(file, at, Math.min(file.length, at + random.nextInt(64)), random);
    };
  }

  /** Half of them are within the last bytes, where pixels are: most of a file is its header. */
  private static int place(int length, Random random) {
    if (length < 4) {
      return 0;
    }
    int tail = Math.min(length, 5_000);
    return random.nextBoolean() ? random.nextInt(length) : length - 1 - random.nextInt(tail);
  }

  private static byte[] flipped(byte[] file, int at, Random random) {
    if (at < file.length) {
      file[at] ^= 1 << random.nextInt(8);
    }
    return file;
  }

  /** With what is extreme as a length, a size or a number. */
  private static byte[] overwritten(byte[] file, int at, int count, Random random) {
    for (int i = at; i < Math.min(file.length, at + count); i++) {
      file[i] = (byte) EXTREMES[random.nextInt(EXTREMES.length)];
    }
    return file;
  }

  /** Some of another file instead of what is between. */
  private byte[] spliced(byte[] file, int from, int to, Random random) {
    byte[] other = originals.get(random.nextInt(originals.size()));
    int start = random.nextInt(other.length);
    int count = Math.min(other.length - start, random.nextInt(600));
    byte[] spliced = new byte[file.length - (to - from) + count];
    System.arraycopy(file, 0, spliced, 0, from);
    System.arraycopy(other, start, spliced, from, count);
    System.arraycopy(file, to, spliced, from + count, file.length - to);
    return spliced;
  }

  private static List<byte[]> originals() {
    List<byte[]> originals = new ArrayList<>();
    for (PeerFrame frame : PeerFrame.all()) {
      byte[] bytes = frame.bytes();
      Bytes even = new Bytes(Arrays.copyOf(bytes, bytes.length + bytes.length % 2));
      DataSetBuilder image =
          image(frame.image().format())
              .element(
                  new Element(
                      Tags.PIXEL_DATA,
                      ValueRepresentation.OB,
                      new Fragments(new Bytes(new byte[0]), List.of(even))));
      originals.add(
          DicomWriter.file(TransferSyntax.of(frame.transferSyntax()).orElseThrow(), image.build()));
    }
    for (TransferSyntax syntax : TransferSyntax.values()) {
      if (!syntax.isEncapsulated()) {
        originals.add(DicomWriter.file(syntax, radiograph()));
        originals.add(DicomWriter.file(syntax, palette()));
      }
    }
    return originals;
  }

  private static DataSet radiograph() {
    FrameFormat format = new FrameFormat(12, 20, 1, 16, 12, false);
    return image(format)
        .items(Tags.MODALITY_LUT_SEQUENCE, table(16))
        .items(Tags.VOI_LUT_SEQUENCE, table(12), table(8))
        .integers(Tags.PIXEL_PADDING_VALUE, 3)
        .bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, noise(2 * format.sampleCount()))
        .build();
  }

  private static DataSet palette() {
    FrameFormat format = new FrameFormat(12, 20, 1, 8, 8, false);
    return image(format)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "PALETTE COLOR")
        .integers(Tags.RED_PALETTE_DESCRIPTOR, 256, 0, 16)
        .integers(Tags.GREEN_PALETTE_DESCRIPTOR, 256, 0, 16)
        .integers(Tags.BLUE_PALETTE_DESCRIPTOR, 256, 0, 16)
        .bytes(Tags.RED_PALETTE_DATA, ValueRepresentation.OW, noise(512))
        .bytes(Tags.GREEN_PALETTE_DATA, ValueRepresentation.OW, noise(512))
        .bytes(Tags.BLUE_PALETTE_DATA, ValueRepresentation.OW, noise(512))
        .bytes(Tags.PIXEL_DATA, ValueRepresentation.OB, noise(format.sampleCount()))
        .build();
  }

  private static DataSet table(int bits) {
    return DataSet.builder()
        .integers(Tags.LUT_DESCRIPTOR, 64, 5, bits)
        .bytes(Tags.LUT_DATA, ValueRepresentation.OW, noise(128))
        .build();
  }

  private static DataSetBuilder image(FrameFormat format) {
    DataSetBuilder image =
        DataSet.builder()
            .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
            .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.1")
            .text(Tags.SOP_INSTANCE_UID, "1.2.3")
            .text(Tags.PATIENT_NAME, "Åström^Ida")
            .text(Tags.BODY_PART_EXAMINED, "CHEST")
            .integers(Tags.SAMPLES_PER_PIXEL, format.samplesPerPixel())
            .text(
                Tags.PHOTOMETRIC_INTERPRETATION,
                format.samplesPerPixel() == 1 ? "MONOCHROME2" : "RGB")
            .integers(Tags.NUMBER_OF_FRAMES, 1)
            .integers(Tags.ROWS, format.rows())
            .integers(Tags.COLUMNS, format.columns())
            .integers(Tags.BITS_ALLOCATED, format.bitsAllocated())
            .integers(Tags.BITS_STORED, format.bitsStored())
            .integers(Tags.HIGH_BIT, format.bitsStored() - 1)
            .integers(Tags.PIXEL_REPRESENTATION, format.isSigned() ? 1 : 0)
            .decimals(Tags.WINDOW_CENTER, 40)
            .decimals(Tags.WINDOW_WIDTH, 400)
            .decimals(Tags.RESCALE_INTERCEPT, 3)
            .decimals(Tags.RESCALE_SLOPE, 1.5);
    return format.samplesPerPixel() == 1 ? image : image.integers(Tags.PLANAR_CONFIGURATION, 0);
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }
}

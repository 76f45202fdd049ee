package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.hilum.dicom.codec.DamagedFrameException;

/** The JDK's decoder of JPEG with eight bits, asked for the stored components only. */
final class JdkJpeg {
  private static final String READER = "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi";

  private final ImageReaderSpi provider;

  /** Picks the JDK's own even where another plug-in stands on the class path. */
  JdkJpeg() {
    Iterator<ImageReaderSpi> found =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(ImageReaderSpi.class, it -> isTheJdks(it.getClass()), false);
    if (!found.hasNext()) {
      throw new IllegalStateException("the JDK has no image reader for JPEG");
    }
    provider = found.next();
  }

  private static boolean isTheJdks(Class<?> type) {
    return type.getName().equals(READER);
  }

  short[] decode(byte[] frame, FrameHeader header) throws DamagedFrameException {
    Raster raster = raster(withoutMetadata(frame, header));
    if (raster.getWidth() != header.columns()
        || raster.getHeight() != header.rows()
        || raster.getNumBands() != header.components().size()) {
      throw damaged("the JPEG has a second frame header");
    }
    int[] row = new int[header.columns() * header.components().size()];
    short[] values = new short[header.rows() * row.length];
    for (int y = 0; y < header.rows(); y++) {
      raster.getPixels(0, y, header.columns(), 1, row);
      for (int i = 0; i < row.length; i++) {
        values[y * row.length + i] = (short) row[i];
      }
    }
    return values;
  }

  /**
   * A complete file of what the samples need, up to the scan that completes them. EXIF, ICC
   * profiles and JFIF or Adobe segments never reach the decoder, so it can neither apply nor
   * stumble over them.
   */
  private static byte[] withoutMetadata(byte[] frame, FrameHeader header)
      throws DamagedFrameException {
    ByteArrayOutputStream file = new ByteArrayOutputStream(frame.length + 2);
    file.write(0xFF);
    file.write(MarkerSegment.SOI);
    Scans scans = new Scans(frame, header);
    while (scans.advance()) {
      for (MarkerSegment segment : scans.segments()) {
        if (segment.isOfSamples()) {
          file.write(frame, segment.start() - 4, segment.length() + 4);
        }
      }
      int data = scans.scan().data();
      file.write(frame, data, scans.data(EntropyCodedData.JPEG).endOfScan() - data);
    }
    file.write(0xFF);
    file.write(MarkerSegment.EOI);
    return file.toByteArray();
  }

  private Raster raster(byte[] file) throws DamagedFrameException {
    AtomicInteger warnings = new AtomicInteger();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Raster raster = raster(stream, warnings);
      if (warnings.get() > 0) {
        // The JDK fills what is missing with gray and only warns: such an image must not be judged.
        throw damaged("the JPEG's pixels are damaged");
      }
      return raster;
    } catch (IOException | RuntimeException e) {
      throw damaged("the JPEG's pixels cannot be decoded");
    }
  }

  private Raster raster(ImageInputStream stream, AtomicInteger warnings) throws IOException {
    ImageReader reader = provider.createReaderInstance();
    try {
      reader.addIIOReadWarningListener((source, warning) -> warnings.incrementAndGet());
      reader.setInput(stream, true, true);
      return reader.readRaster(0, null);
    } finally {
      reader.dispose();
    }
  }
}

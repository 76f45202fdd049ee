package org.hilum.imaging;

import static org.hilum.imaging.UnreadableException.corrupt;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageReadParam;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The JDK's decoder of a format, asked for stored samples only: a converted image would carry ICC
 * profiles and gray gamma into the intensities.
 */
final class JdkDecoder {
  private final ImageReaderSpi provider;

  private JdkDecoder(ImageReaderSpi provider) {
    this.provider = provider;
  }

  /** Picks the JDK's own even where another plug-in stands on the class path. */
  static JdkDecoder of(String format) {
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    while (providers.hasNext()) {
      ImageReaderSpi provider = providers.next();
      if (provider.getClass().getName().startsWith("com.sun.imageio.plugins." + format + ".")) {
        return new JdkDecoder(provider);
      }
    }
    throw new IllegalStateException("the JDK has no image reader for " + format);
  }

  /**
   * @param step every how many pixels one is kept, in both directions
   */
  Raster raster(byte[] file, int step) throws UnreadableException {
    AtomicInteger warnings = new AtomicInteger();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Raster raster = decode(stream, step, warnings);
      if (warnings.get() > 0) {
        // The JDK fills what is missing with gray and only warns: such an image must not be judged.
        throw corrupt("the pixels are damaged");
      }
      return raster;
    } catch (IOException | RuntimeException e) {
      throw corrupt("the pixels cannot be decoded");
    }
  }

  private Raster decode(ImageInputStream stream, int step, AtomicInteger warnings)
      throws IOException {
    javax.imageio.ImageReader reader = provider.createReaderInstance();
    try {
      reader.addIIOReadWarningListener((source, warning) -> warnings.incrementAndGet());
      reader.setInput(stream, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, step / 2, step / 2);
      return reader.canReadRaster()
          ? reader.readRaster(0, param)
          : reader.read(0, param).getRaster();
    } finally {
      reader.dispose();
    }
  }
}

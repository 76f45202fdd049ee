package org.hilum.gateway.admit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.imaging.ImageLimits;

/** What an image may claim. */
@ConfigMapping(prefix = "hilum.limits")
public interface Limits {
  /** Length of the file in bytes. */
  @WithDefault("50000000")
  int maxBytes();

  /** Pixels along the longer side. */
  @WithDefault("16384")
  int maxSide();

  /** Width times height. */
  @WithDefault("64000000")
  long maxPixels();

  /** Pixels along the shorter side. */
  @WithDefault("64")
  int minSide();

  /** Of a DICOM file; what is deflated in it may not be longer than a file. */
  default ReadLimits ofDicom() {
    ReadLimits standard = ReadLimits.standard();
    return new ReadLimits(maxBytes(), maxBytes(), standard.maxElements(), standard.maxDepth());
  }

  default ImageLimits ofImages() {
    return new ImageLimits(maxBytes(), maxSide(), maxPixels(), minSide());
  }
}

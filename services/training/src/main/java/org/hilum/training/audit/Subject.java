package org.hilum.training.audit;

import org.hilum.imaging.Inspection;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.NetworkInput;

/**
 * What the traits of an image are read from.
 *
 * @param width of the original, in pixels
 * @param height of the original, in pixels
 * @param bytes length of the original file
 * @param pixels what the network sees
 * @param markers marks within the pixels
 */
record Subject(long width, long height, long bytes, InputPixels pixels, Markers markers) {
  /** The manifest knows the original; where it is silent, the file counts as such. */
  static Subject of(LabelledImage image, Originals.Entry entry) {
    Inspection.Accepted header = NetworkInput.header(image);
    InputPixels pixels = InputPixels.of(NetworkInput.of(image));
    return new Subject(
        entry.number("width").orElse(header.width()),
        entry.number("height").orElse(header.height()),
        entry.number("bytes").orElseGet(() -> image.bytes().length),
        pixels,
        Markers.of(pixels));
  }
}

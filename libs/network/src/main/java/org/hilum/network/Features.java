package org.hilum.network;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.ElementType;
import org.hilum.network.weights.MalformedWeightsException;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.StoredTensor;
import org.hilum.network.weights.Weights;

/** The trunk's output of one image, [2048, 7, 7] in fp16, its file format and its place. */
public final class Features {

  /** Channels of the trunk's output. */
  public static final int CHANNELS = 2048;

  /** Height and width of the trunk's output. */
  public static final int SIDE = 7;

  /** Values of one image. */
  public static final int SIZE = CHANNELS * SIDE * SIDE;

  private static final String NAME = "features";
  private static final String ENDING = ".safetensors";
  private static final int[] SHAPE = {CHANNELS, SIDE, SIDE};

  private Features() {}

  /** Where the object store keeps everything that was made of an image. */
  public static String folder(String imageId) {
    return "outcomes/%s/".formatted(imageId);
  }

  /** Key of an image's features, one for each trunk. */
  public static String objectKey(String imageId, String trunkDigest) {
    return folder(imageId) + Digest.abbreviated(trunkDigest) + ENDING;
  }

  /** Whether this is the key of features, of whichever trunk. */
  public static boolean isObjectKey(String key) {
    return key.endsWith(ENDING);
  }

  /**
   * A safetensors file with the one tensor {@code features}, F16, [2048, 7, 7].
   *
   * @param fp16 little endian
   */
  public static byte[] toSafetensors(byte[] fp16) {
    if (fp16.length != SIZE * ElementType.F16.size()) {
      throw new IllegalArgumentException(
          "features have %d bytes, expected %d"
              .formatted(fp16.length, SIZE * ElementType.F16.size()));
    }
    return Safetensors.write(
        Map.of(NAME, new StoredTensor(ElementType.F16, SHAPE, ByteBuffer.wrap(fp16))));
  }

  /**
   * The tensor's bytes, fp16 little endian; the inverse of {@link #toSafetensors}.
   *
   * @throws MalformedWeightsException if the file is not one of features
   */
  public static byte[] fromSafetensors(byte[] file) {
    Weights weights = Safetensors.parse(file);
    if (weights.contains(NAME)
        && weights.tensor(NAME) instanceof StoredTensor tensor
        && tensor.type() == ElementType.F16
        && Arrays.equals(tensor.shape(), SHAPE)) {
      byte[] fp16 = new byte[tensor.bytes().capacity()];
      tensor.bytes().get(0, fp16);
      return fp16;
    }
    throw new MalformedWeightsException(
        "expected one F16 tensor '%s' of shape %s, found %s"
            .formatted(NAME, Arrays.toString(SHAPE), weights.names()));
  }

  /** Widens fp16 little endian to floats. */
  public static float[] toFloats(byte[] fp16) {
    int size = fp16.length / ElementType.F16.size();
    return new StoredTensor(ElementType.F16, new int[] {size}, ByteBuffer.wrap(fp16)).values();
  }
}

package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.Arrays;
import org.hilum.dicom.codec.DamagedFrameException;

/** Decodes the bit planes of code-blocks, one after the other (ITU-T T.800, annex D). */
final class BlockDecoder {
  private static final int STRIPE = 4;
  private static final int SEGMENTATION_SYMBOL = 0b1010;

  private final MqDecoder mq = new MqDecoder();
  // One more on each side, so that every coefficient has neighbours.
  private int[] flags = new int[0];
  // Magnitudes in halves: the lowest bit is the middle of what is not known.
  private int[] values = new int[0];
  private int width;
  private int height;
  private int stride;
  private byte[] zeroCoding;
  private boolean isCausal;
  private int half;
  private RawBits raw;

  /**
   * Decodes all passes and writes the coefficients.
   *
   * @param coefficients of the component in the tile
   * @param across coefficients in a row
   */
  void decode(CodeBlock block, float[] coefficients, int across) throws DamagedFrameException {
    begin(block);
    int pass = 0;
    int from = 0;
    for (CodeBlock.Segment segment : block.segments()) {
      int to = from + segment.length();
      boolean isRaw = block.isRaw(pass);
      raw = isRaw ? new RawBits(block.data(), from, to) : null;
      if (!isRaw) {
        mq.begin(block.data(), from, to);
      }
      for (int i = 0; i < segment.passes(); i++) {
        decodePass(pass, block);
        pass++;
      }
      from = to;
    }
    write(block, coefficients, across);
  }

  private void begin(CodeBlock block) {
    width = block.area().width();
    height = block.area().height();
    stride = width + 2;
    int size = stride * (height + 2);
    if (flags.length < size) {
      flags = new int[size];
      values = new int[size];
    }
    Arrays.fill(flags, 0, size, 0);
    Arrays.fill(values, 0, size, 0);
    zeroCoding = Contexts.zeroCodingOf(block.band().orientation());
    isCausal = block.coding().has(Coding.CAUSAL);
    mq.resetContexts();
  }

  private void decodePass(int pass, CodeBlock block) throws DamagedFrameException {
    // The first plane has its last pass only.
    half = 1 << (block.planes() - 1 - (pass + 2) / 3);
    switch (pass % 3) {
      case 0 -> {
        cleanUp();
        if (block.coding().has(Coding.SEGMENTATION)) {
          requireSegmentationSymbol();
        }
      }
      case 1 -> propagate();
      default -> refine();
    }
    if (block.coding().has(Coding.RESET)) {
      mq.resetContexts();
    }
  }

  private void requireSegmentationSymbol() throws DamagedFrameException {
    int symbol = 0;
    for (int i = 0; i < 4; i++) {
      symbol = symbol << 1 | mq.decode(MqDecoder.UNIFORM);
    }
    if (symbol != SEGMENTATION_SYMBOL) {
      throw damaged("a JPEG 2000 code-block is damaged: its segmentation symbol is %d", symbol);
    }
  }

  /** Significance propagation (T.800, D.3.1). */
  private void propagate() {
    for (int top = 0; top < height; top += STRIPE) {
      int bottom = Math.min(height, top + STRIPE);
      for (int x = 0; x < width; x++) {
        int at = (top + 1) * stride + x + 1;
        for (int y = top; y < bottom; y++) {
          int known = known(at, y);
          if ((known & Contexts.SIGNIFICANT) == 0 && (known & Contexts.NEIGHBOURS) != 0) {
            propagateTo(at, known);
          }
          at += stride;
        }
      }
    }
  }

  private void propagateTo(int at, int known) {
    int isSignificant =
        raw != null ? raw.next() : mq.decode(zeroCoding[known & Contexts.NEIGHBOURS]);
    if (isSignificant == 1) {
      becomeSignificant(at, known);
    }
    flags[at] |= Contexts.VISITED;
  }

  /** Magnitude refinement (T.800, D.3.3). */
  private void refine() {
    int candidate = Contexts.SIGNIFICANT | Contexts.VISITED;
    for (int top = 0; top < height; top += STRIPE) {
      int bottom = Math.min(height, top + STRIPE);
      for (int x = 0; x < width; x++) {
        int at = (top + 1) * stride + x + 1;
        for (int y = top; y < bottom; y++) {
          if ((flags[at] & candidate) == Contexts.SIGNIFICANT) {
            refine(at, known(at, y));
          }
          at += stride;
        }
      }
    }
  }

  private void refine(int at, int known) {
    int bit = raw != null ? raw.next() : mq.decode(Contexts.refinement(known));
    values[at] += bit == 1 ? half : -half;
    flags[at] |= Contexts.REFINED;
  }

  /** Clean-up (T.800, D.3.4); leaves nothing visited. */
  private void cleanUp() {
    for (int top = 0; top < height; top += STRIPE) {
      int bottom = Math.min(height, top + STRIPE);
      for (int x = 0; x < width; x++) {
        int y = top;
        if (bottom - top == STRIPE && isUntouched(x, top)) {
          if (mq.decode(MqDecoder.RUN) == 0) {
            continue;
          }
          y += mq.decode(MqDecoder.UNIFORM) << 1 | mq.decode(MqDecoder.UNIFORM);
          int at = (y + 1) * stride + x + 1;
          becomeSignificant(at, known(at, y));
          y++;
        }
        cleanUpColumn(x, y, bottom);
      }
    }
    int size = stride * (height + 2);
    for (int i = 0; i < size; i++) {
      flags[i] &= ~Contexts.VISITED;
    }
  }

  private void cleanUpColumn(int x, int from, int bottom) {
    int done = Contexts.SIGNIFICANT | Contexts.VISITED;
    for (int y = from; y < bottom; y++) {
      int at = (y + 1) * stride + x + 1;
      int known = known(at, y);
      if ((known & done) == 0 && mq.decode(zeroCoding[known & Contexts.NEIGHBOURS]) == 1) {
        becomeSignificant(at, known);
      }
    }
  }

  private boolean isUntouched(int x, int top) {
    int at = (top + 1) * stride + x + 1;
    int any =
        flags[at]
            | flags[at + stride]
            | flags[at + 2 * stride]
            | known(at + 3 * stride, top + STRIPE - 1);
    return (any & (Contexts.SIGNIFICANT | Contexts.VISITED | Contexts.NEIGHBOURS)) == 0;
  }

  /** The flags, without those of the next stripe where that must not matter. */
  private int known(int at, int y) {
    return isCausal && y % STRIPE == STRIPE - 1 ? flags[at] & ~Contexts.BELOW : flags[at];
  }

  private void becomeSignificant(int at, int known) {
    int context = Contexts.sign(known);
    int sign = raw != null ? raw.next() : mq.decode(context >> 1) ^ context & 1;
    values[at] = 3 * half;
    flags[at] |= Contexts.SIGNIFICANT | sign * Contexts.NEGATIVE;
    int also = 1 + (sign << Contexts.TO_NEGATIVE);
    flags[at - 1] |= Contexts.EAST * also;
    flags[at + 1] |= Contexts.WEST * also;
    flags[at - stride] |= Contexts.SOUTH * also;
    flags[at + stride] |= Contexts.NORTH * also;
    flags[at - stride - 1] |= Contexts.SOUTH_EAST;
    flags[at - stride + 1] |= Contexts.SOUTH_WEST;
    flags[at + stride - 1] |= Contexts.NORTH_EAST;
    flags[at + stride + 1] |= Contexts.NORTH_WEST;
  }

  /** Undoes the quantization (T.800, E.1). */
  private void write(CodeBlock block, float[] coefficients, int across) {
    Band band = block.band();
    int column = band.x() + block.area().x0() - band.area().x0();
    int row = band.y() + block.area().y0() - band.area().y0();
    for (int y = 0; y < height; y++) {
      int to = (row + y) * across + column;
      int at = (y + 1) * stride + 1;
      for (int x = 0; x < width; x++) {
        int value = values[at + x];
        float size = band.step() == 0 ? value >> 1 : value * 0.5f * band.step();
        coefficients[to + x] = (flags[at + x] & Contexts.NEGATIVE) != 0 ? -size : size;
      }
    }
  }
}

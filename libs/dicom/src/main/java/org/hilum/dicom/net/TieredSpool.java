package org.hilum.dicom.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Memory while there is enough for all, and another spool for an object that finds none left. */
public final class TieredSpool implements Spool {
  private final SharedBlocks memory;
  private final Spool.Factory beyond;
  private final List<byte[]> blocks = new ArrayList<>();
  private Optional<Spool> other = Optional.empty();
  private long size;

  private TieredSpool(SharedBlocks memory, Spool.Factory beyond) {
    this.memory = memory;
    this.beyond = beyond;
  }

  /**
   * @param bytes of memory for all of them together
   * @param beyond opens one for each object for which these are not enough
   */
  public static Spool.Factory of(long bytes, Spool.Factory beyond) {
    SharedBlocks memory = new SharedBlocks(bytes);
    return () -> new TieredSpool(memory, beyond);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end && hasRoom()) {
      int used = (int) (size % SharedBlocks.BLOCK);
      int count = Math.min(SharedBlocks.BLOCK - used, end - from);
      System.arraycopy(bytes, from, blocks.get(blocks.size() - 1), used, count);
      from += count;
      size += count;
    }
    if (from < end) {
      other.orElseThrow().write(bytes, from, end - from);
      size += end - from;
    }
  }

  /** In memory; the other spool has all there is where this says no. */
  private boolean hasRoom() throws IOException {
    if (other.isPresent()) {
      return false;
    }
    if (size % SharedBlocks.BLOCK != 0) {
      return true;
    }
    Optional<byte[]> block = memory.take();
    block.ifPresent(blocks::add);
    if (block.isEmpty()) {
      move();
    }
    return block.isPresent();
  }

  private void move() throws IOException {
    Spool opened = beyond.open();
    other = Optional.of(opened);
    for (byte[] block : blocks) {
      opened.write(block, 0, block.length);
    }
    giveBack();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream content() throws IOException {
    if (other.isPresent()) {
      return other.get().content();
    }
    List<InputStream> parts = new ArrayList<>();
    long left = size;
    for (byte[] block : blocks) {
      parts.add(new ByteArrayInputStream(block, 0, (int) Math.min(block.length, left)));
      left -= block.length;
    }
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  @Override
  public void close() {
    other.ifPresent(Spool::close);
    giveBack();
  }

  private void giveBack() {
    memory.giveBack(blocks);
    blocks.clear();
  }
}

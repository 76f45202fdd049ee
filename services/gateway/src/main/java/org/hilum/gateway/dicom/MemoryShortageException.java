package org.hilum.gateway.dicom;

/** Others are using the memory that would be needed; a retry helps. */
public final class MemoryShortageException extends RuntimeException {
  MemoryShortageException(long bytes) {
    super("no room in time for %d bytes of an image".formatted(bytes));
  }
}

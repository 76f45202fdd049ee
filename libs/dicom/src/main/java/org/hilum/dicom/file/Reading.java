package org.hilum.dicom.file;

import java.util.function.Function;

/** What was read, or why it was not. */
public sealed interface Reading<T> {
  record Readable<T>(T content) implements Reading<T> {}

  /**
   * @param offset bytes from the beginning of the file, or of what was deflated, to the element
   *     that is wrong
   * @param detail one sentence for people that names tag and offset, free of the file's own text
   */
  record Refused<T>(Refusal reason, long offset, String detail) implements Reading<T> {}

  default <R> R fold(Function<T, R> readable, Function<Refused<T>, R> refused) {
    return this instanceof Readable<T> content
        ? readable.apply(content.content())
        : refused.apply((Refused<T>) this);
  }
}

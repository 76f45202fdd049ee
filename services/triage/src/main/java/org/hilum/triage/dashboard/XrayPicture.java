package org.hilum.triage.dashboard;

import java.util.function.Function;

/** What a browser gets of a stored X-ray. */
sealed interface XrayPicture {
  record Visible(String mediaType, byte[] bytes) implements XrayPicture {}

  /**
   * @param detail one sentence for people, free of the file's own text
   */
  record Unreadable(String detail) implements XrayPicture {}

  default <T> T fold(Function<Visible, T> visible, Function<Unreadable, T> unreadable) {
    return this instanceof Visible it ? visible.apply(it) : unreadable.apply((Unreadable) this);
  }
}

package org.hilum.local.stack;

/** Hears how far a start or a stop is. */
public interface Progress {
  void say(String line);
}

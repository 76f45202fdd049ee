package org.hilum.dicom.net;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** What a server logs of associations, from now on. */
final class EndedAssociations extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger(ServedAssociation.class.getName());
  private final List<String> messages = new CopyOnWriteArrayList<>();

  EndedAssociations() {
    logger.addHandler(this);
  }

  /** Until one message has all of these words. */
  void awaits(String... words) throws Exception {
    Eventually.holds(
        String.join(" … ", words),
        () -> messages.stream().anyMatch(it -> Stream.of(words).allMatch(it::contains)));
  }

  @Override
  public void publish(LogRecord entry) {
    messages.add(new SimpleFormatter().formatMessage(entry));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}

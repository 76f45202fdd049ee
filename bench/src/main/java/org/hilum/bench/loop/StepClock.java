package org.hilum.bench.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.training.feedback.FeedbackProgress;

/** Listens to what a run says and notes how long each of its steps takes. */
final class StepClock extends OutputStream {
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private String step = "read the data";
  private long since = System.nanoTime();

  @Override
  public void write(int character) {
    if (character != '\n') {
      line.write(character);
      return;
    }
    FeedbackProgress.parse(line.toString(UTF_8).strip())
        .ifPresent(progress -> begin(progress.step()));
    line.reset();
  }

  void begin(String next) {
    long now = System.nanoTime();
    seconds.merge(step, (now - since) / 1e9, Double::sum);
    step = next;
    since = now;
  }

  /** Ends the last step too. */
  void print() {
    begin("end");
    seconds.forEach((name, time) -> ChildJvm.print(name.replace(' ', '-'), time));
  }
}

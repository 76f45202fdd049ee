package org.hilum.training.finetune;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Ends a program where it says certain words, as a kill would. */
public final class FailingPrint extends OutputStream {
  private final String words;
  private final ByteArrayOutputStream said;

  private FailingPrint(String words, ByteArrayOutputStream said) {
    this.words = words;
    this.said = said;
  }

  /**
   * @param said takes what is said before
   */
  public static PrintStream at(String words, ByteArrayOutputStream said) {
    return new PrintStream(new FailingPrint(words, said), true, UTF_8);
  }

  @Override
  public void write(int value) {
    said.write(value);
    if (said.toString(UTF_8).endsWith(words)) {
      throw new IllegalStateException("power");
    }
  }
}

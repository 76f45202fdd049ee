package org.hilum.network;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Something that several hold and that ends when the last lets go. Its maker holds it first. */
public final class Shared<T> {

  private final T value;
  private final Consumer<? super T> end;
  private final AtomicInteger holders = new AtomicInteger(1);

  /**
   * @param end runs once, on the thread of the last holder
   */
  public Shared(T value, Consumer<? super T> end) {
    this.value = value;
    this.end = end;
  }

  /** Only for holders. */
  public T value() {
    return value;
  }

  /** Holds it too; false if the last holder has let go already. */
  public boolean hold() {
    return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  /** Each holder does so once. */
  public void letGo() {
    if (holders.decrementAndGet() == 0) {
      end.accept(value);
    }
  }
}

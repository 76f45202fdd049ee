package org.hilum.gateway.dicomweb.search;

import java.util.function.Function;

/** What the query of a URI says. */
public sealed interface SearchReading {
  record Understood(Search search) implements SearchReading {}

  /**
   * @param detail what was expected, never what was sent
   */
  record Malformed(String detail) implements SearchReading {}

  default <T> T fold(Function<Search, T> understood, Function<Malformed, T> malformed) {
    return this instanceof Understood it
        ? understood.apply(it.search())
        : malformed.apply((Malformed) this);
  }
}

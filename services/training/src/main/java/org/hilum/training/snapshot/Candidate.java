package org.hilum.training.snapshot;

import java.util.Optional;

/**
 * An example that could be used.
 *
 * @param reader on whose word alone it rests; empty if several agreed
 */
public record Candidate(Example example, Optional<String> reader) {
  Stratum stratum() {
    return new Stratum(example.split(), example.label());
  }
}

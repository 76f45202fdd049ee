package org.hilum.training.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hilum.network.weights.Digest;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Split;

/** Examples as a reader gives them. */
final class Given {
  private Given() {}

  static List<Candidate> by(String reader, Finding finding, int count) {
    return candidates(reader, Optional.of(reader), finding, count);
  }

  static List<Candidate> bySeveral(Finding finding, int count) {
    return candidates("several", Optional.empty(), finding, count);
  }

  /** In the order of their ids. */
  static List<Candidate> all(List<List<Candidate>> parts) {
    return parts.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(candidate -> candidate.example().imageId()))
        .toList();
  }

  private static List<Candidate> candidates(
      String name, Optional<String> reader, Finding finding, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> example(Digest.of((name + finding + number).getBytes(UTF_8)), finding))
        .map(example -> new Candidate(example, reader))
        .toList();
  }

  static Example example(String imageId, Finding finding) {
    return new Example(
        imageId, "image:" + imageId, Split.TRAIN, finding, 1, "outcomes/" + imageId, "digest");
  }
}

package org.hilum.training.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hilum.training.collect.Agreement;
import org.hilum.training.collect.CaseLabel;
import org.hilum.training.collect.ReaderVerdict;
import org.hilum.training.data.PatientSplit;
import org.hilum.training.snapshot.Candidate;
import org.hilum.training.snapshot.Example;

/** Where every image of the stream is reviewed, some by two readers. */
final class ReadingRoom {
  /** Features are at hand and are not looked for in a store. */
  private static final String AT_HAND = "simulated";

  private final List<Reader> readers;
  private final double readTwice;
  private final SplittableRandom random;
  private int disputed;

  ReadingRoom(List<Reader> readers, double readTwice, long seed) {
    this.readers = List.copyOf(readers);
    this.readTwice = readTwice;
    random = new SplittableRandom(seed);
  }

  /** An example; none if readers disagree, since nobody settles that in a simulated year. */
  Optional<Candidate> read(StreamImage image) {
    CaseLabel label = Agreement.of(words(image), Optional.empty());
    if (label.finding().isEmpty()) {
      disputed++;
    }
    return label
        .finding()
        .map(
            finding ->
                new Candidate(
                    new Example(
                        image.id(),
                        image.patient(),
                        PatientSplit.of(image.patient()),
                        finding,
                        label.readers().size(),
                        AT_HAND,
                        AT_HAND),
                    Optional.of(label.readers())
                        .filter(all -> all.size() == 1)
                        .map(all -> all.get(0))));
  }

  /** Images that stay in quarantine. */
  int disputed() {
    return disputed;
  }

  private List<ReaderVerdict> words(StreamImage image) {
    List<Reader> free = new ArrayList<>(readers);
    int count = random.nextDouble() < readTwice ? 2 : 1;
    List<ReaderVerdict> words = new ArrayList<>();
    for (int position = 0; position < count; position++) {
      Reader reader = drawn(free);
      free.remove(reader);
      words.add(
          new ReaderVerdict(
              reader.name(), reader.word(image.isPneumonia(), random), Instant.EPOCH, position));
    }
    return words;
  }

  private Reader drawn(List<Reader> free) {
    double place = random.nextDouble() * free.stream().mapToDouble(Reader::share).sum();
    for (Reader reader : free) {
      place -= reader.share();
      if (place < 0) {
        return reader;
      }
    }
    return free.get(free.size() - 1);
  }
}

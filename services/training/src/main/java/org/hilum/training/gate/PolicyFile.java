package org.hilum.training.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hilum.network.weights.Digest;

/**
 * Reads {@code promotion-policy.yaml}. Every key must be there and no other, and each value in its
 * range: a typo would otherwise loosen a criterion in silence. All that is wrong is said at once.
 */
public final class PolicyFile {
  private static final String SHIPPED = "/promotion-policy.yaml";
  private static final int MOST_CASES = 1_000_000;

  private final String file;
  private final PolicyEntries read;
  private final List<String> complaints;
  private final Set<String> known = new LinkedHashSet<>();

  private PolicyFile(String file, PolicyEntries read) {
    this.file = file;
    this.read = read;
    this.complaints = new ArrayList<>(read.complaints());
  }

  /**
   * The policy in a file, or the one that ships.
   *
   * @throws InvalidPolicyException naming the keys that are wrong and their lines
   */
  public static PromotionPolicy read(Optional<Path> file) {
    return file.map(PolicyFile::read).orElseGet(PolicyFile::shipped);
  }

  private static PromotionPolicy read(Path file) {
    try {
      return parse(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InvalidPolicyException(file.toString(), e);
    }
  }

  private static PromotionPolicy shipped() {
    try (InputStream bytes = PolicyFile.class.getResourceAsStream(SHIPPED)) {
      return parse(SHIPPED.substring(1), bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SHIPPED, e);
    }
  }

  /**
   * @param file named if the policy is invalid
   */
  static PromotionPolicy parse(String file, byte[] yaml) {
    try {
      return new PolicyFile(file, PolicyEntries.read(yaml)).policy(Digest.of(yaml));
    } catch (IOException e) {
      throw new InvalidPolicyException(file, e);
    }
  }

  private PromotionPolicy policy(String digest) {
    PromotionPolicy policy =
        new PromotionPolicy(
            digest,
            new PromotionPolicy.Auc(
                number("auc.margin", 0, 0.1), number("auc.confidence", 0.5, 0.999)),
            number("sensitivity.floor", 0, 1),
            number("calibration.ece-ceiling", 0, 1),
            new PromotionPolicy.Subgroups(
                number("subgroups.largest-drop", 0, 1), count("subgroups.minimum-cases", 1)),
            images("sentinels.images"),
            new PromotionPolicy.Shadow(
                count("shadow.minimum-cases", 1), number("shadow.minimum-agreement", 0, 1)),
            new PromotionPolicy.Guards(
                count("guards.cases", 1),
                number("guards.positive-rate-change", 0, 1),
                count("guards.verdicts", 1),
                number("guards.minimum-agreement", 0, 1),
                number("guards.ece-ceiling", 0, 1)));
    for (Map.Entry<String, PolicyEntries.Entry> entry : read.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        complain(entry.getValue(), "there is no key '%s'", entry.getKey());
      }
    }
    if (!complaints.isEmpty()) {
      throw new InvalidPolicyException(file, complaints);
    }
    return policy;
  }

  private double number(String key, double least, double most) {
    Optional<PolicyEntries.Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return least;
    }
    if (!entry.get().isNumber()) {
      return complain(entry.get(), "'%s' must be a number, is '%s'", key, words(entry.get()));
    }
    double value = Double.parseDouble(words(entry.get()));
    if (!(value >= least && value <= most)) {
      complain(entry.get(), "'%s' must be from %s to %s, is %s", key, least, most, value);
    }
    return value;
  }

  private int count(String key, int least) {
    double value = number(key, least, MOST_CASES);
    if (value != Math.rint(value)) {
      complain(read.entries().get(key), "'%s' must be a whole number, is %s", key, value);
    }
    return (int) value;
  }

  private List<String> images(String key) {
    Optional<PolicyEntries.Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return List.of();
    }
    if (!entry.get().isList()) {
      complain(entry.get(), "'%s' must be a list, is '%s'", key, words(entry.get()));
      return List.of();
    }
    for (String image : entry.get().values()) {
      if (!image.matches("[0-9a-f]{64}")) {
        complain(entry.get(), "'%s' must hold image ids, SHA-256 in hex, not '%s'", key, image);
      }
    }
    if (Set.copyOf(entry.get().values()).size() < entry.get().values().size()) {
      complain(entry.get(), "'%s' holds an image twice", key);
    }
    return entry.get().values();
  }

  private Optional<PolicyEntries.Entry> entry(String key) {
    known.add(key);
    Optional<PolicyEntries.Entry> entry = Optional.ofNullable(read.entries().get(key));
    if (entry.isEmpty()) {
      complaints.add("key '%s' is missing".formatted(key));
    }
    return entry;
  }

  private static String words(PolicyEntries.Entry entry) {
    return String.join(", ", entry.values());
  }

  /** Always 0: the policy is not used. */
  private double complain(PolicyEntries.Entry entry, String complaint, Object... values) {
    complaints.add("line %d: %s".formatted(entry.line(), complaint.formatted(values)));
    return 0;
  }
}

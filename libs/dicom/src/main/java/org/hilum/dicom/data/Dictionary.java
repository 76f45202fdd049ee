package org.hilum.dicom.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The attributes of PS3.6 and PS3.7 that radiography, its network services and reports use;
 * vendors' and other fields' are not in it.
 */
public final class Dictionary {
  private static final String FILE = "attributes.txt";
  private static final int OVERLAY = 0x6000;

  /** XS stands for US or SS, by the pixel representation. */
  private record Entry(String representation, String keyword) {}

  private static final Map<Integer, Entry> ENTRIES = entries();
  private static final Map<String, Integer> BY_KEYWORD =
      ENTRIES.entrySet().stream()
          .collect(Collectors.toMap(entry -> entry.getValue().keyword(), Map.Entry::getKey));

  private Dictionary() {}

  public static Optional<String> keyword(Tag tag) {
    return entry(tag).map(Entry::keyword);
  }

  /** The attribute of a keyword, such as {@code PatientID}. */
  public static Optional<Tag> tag(String keyword) {
    return Optional.ofNullable(BY_KEYWORD.get(keyword)).map(Tag::new);
  }

  /**
   * What implicit syntaxes leave out.
   *
   * @param isSigned whether the pixel representation is 1
   * @return UN where the attribute is not known
   */
  public static ValueRepresentation representation(Tag tag, boolean isSigned) {
    if (tag.isGroupLength()) {
      return ValueRepresentation.UL;
    }
    if (tag.isPrivateCreator()) {
      return ValueRepresentation.LO;
    }
    return entry(tag)
        .map(Entry::representation)
        .map(code -> code.equals("XS") ? (isSigned ? "SS" : "US") : code)
        .map(ValueRepresentation::valueOf)
        .orElse(ValueRepresentation.UN);
  }

  private static Optional<Entry> entry(Tag tag) {
    boolean isOverlay = (tag.group() & 0xFF01) == OVERLAY;
    int key = isOverlay ? Tag.of(OVERLAY, tag.element()).value() : tag.value();
    return Optional.ofNullable(ENTRIES.get(key));
  }

  private static Map<Integer, Entry> entries() {
    Map<Integer, Entry> entries = new HashMap<>();
    try (InputStream stream = Dictionary.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(" ");
        entries.put(Integer.parseUnsignedInt(fields[0], 16), new Entry(fields[1], fields[2]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    return Map.copyOf(entries);
  }
}

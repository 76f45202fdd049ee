package org.hilum.gateway.dicom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/**
 * The part of the body, by its term (PS3.16 annex L) or, where there is none, by its code. A part
 * that is named in other words is a part that nobody here knows, and not one that was left open.
 */
final class BodyParts {
  private static final Tag ANATOMIC_REGIONS = Tag.of(0x0008, 0x2218);
  private static final String CHEST = "CHEST";

  /** Stands for words that are not repeated, because they may be any. */
  private static final String OTHER = "OTHER";

  private static final Pattern TERM = Pattern.compile("[A-Z0-9][A-Z0-9_ ]{0,15}");
  private static final Pattern GAPS = Pattern.compile("[ _-]+");

  /** What devices write, without gaps. */
  private static final Set<String> CHESTS =
      Set.of("TORAX", "CHESTPA", "CHESTAP", "THORAXPA", "THORAXAP", "TORAXPA", "TORAXAP", "LUNGS");

  private static final Set<String> LATERAL_CHESTS = Set.of("CHESTLAT", "THORAXLAT", "TORAXLAT");

  /** Thorax and lung of SNOMED CT and of its older identifiers. */
  private static final Set<String> CHEST_CODES =
      Set.of("816094009", "51185008", "T-D3000", "39607008", "T-28000");

  private BodyParts() {}

  static Optional<String> of(DataSet original) {
    return said(original).map(BodyParts::term).or(() -> coded(original.items(ANATOMIC_REGIONS)));
  }

  /** Whether the part is called by how it was taken. */
  static boolean isLateral(DataSet original) {
    return said(original).filter(word -> LATERAL_CHESTS.contains(compact(word))).isPresent();
  }

  private static String term(String word) {
    String compact = compact(word);
    if (CHESTS.contains(compact) || LATERAL_CHESTS.contains(compact)) {
      return CHEST;
    }
    return TERM.matcher(word).matches() ? word : OTHER;
  }

  private static Optional<String> coded(List<DataSet> regions) {
    List<String> codes =
        regions.stream().flatMap(region -> Code.of(region).stream()).map(Code::value).toList();
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(codes.stream().anyMatch(CHEST_CODES::contains) ? CHEST : OTHER);
  }

  /** In capitals; empty where there is none. */
  private static Optional<String> said(DataSet original) {
    return original
        .text(Tags.BODY_PART_EXAMINED)
        .map(word -> word.strip().toUpperCase(Locale.ROOT))
        .filter(word -> !word.isEmpty());
  }

  private static String compact(String word) {
    return GAPS.matcher(word).replaceAll("");
  }
}

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

  /** Of PS3.16 annex L, which stay as they are. */
  private static final Set<String> TERMS_OF_CHESTS = Set.of(CHEST, "THORAX", "LUNG");

  /** Stands for words that are not repeated, because they may be any. */
  private static final String OTHER = "OTHER";

  private static final Pattern TERM = Pattern.compile("[A-Z0-9][A-Z0-9_ ]{0,15}");
  private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z0-9]+");

  /**
   * What devices write, who add how it was taken; without gaps. The accent of a Spanish thorax is
   * lost, which this representation does not have.
   */
  private static final Pattern CHESTS =
      Pattern.compile(
          "(CHEST|THORAX|TO?RAX|PULMONES|LUNGS)"
              + "(PA|AP|LAT(ERAL)?|LL|FRONTAL|PORT(ABLE)?|MOBILE|BED(SIDE)?|ERECT|UPRIGHT|SUPINE"
              + "|STANDING|PA?EDS?|PA?EDIATRIC|CHILD|INFANT|[1-4](V|VW|VIEWS?)?){0,8}");

  private static final Pattern LATERAL_CHESTS =
      Pattern.compile("(CHEST|THORAX|TO?RAX)(LAT(ERAL)?|LL)");

  /** Thorax and lung of SNOMED CT and of its older identifiers. */
  private static final Set<String> CHEST_CODES =
      Set.of("816094009", "51185008", "T-D3000", "39607008", "T-28000");

  private BodyParts() {}

  static Optional<String> of(DataSet original) {
    return said(original).map(BodyParts::term).or(() -> coded(original.items(ANATOMIC_REGIONS)));
  }

  /** Whether the part is called by how it was taken. */
  static boolean isLateral(DataSet original) {
    return said(original)
        .filter(word -> LATERAL_CHESTS.matcher(compact(word)).matches())
        .isPresent();
  }

  private static String term(String word) {
    boolean isTerm = TERM.matcher(word).matches();
    if (isTerm && TERMS_OF_CHESTS.contains(word)) {
      return word;
    }
    if (CHESTS.matcher(compact(word)).matches()) {
      return CHEST;
    }
    return isTerm ? word : OTHER;
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
    return NO_LETTERS.matcher(word).replaceAll("");
  }
}

package org.hilum.gateway.dicom;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.schemas.View;

/**
 * How an X-ray was taken: by View Position (PS3.3 C.8.1.2, C.8.11.5) or, where it says nothing, by
 * the view's code (PS3.16 CID 4010), else by Patient Orientation, which tells a lateral view from a
 * frontal one but not one frontal view from the other, else by a body part that names a view.
 *
 * @param view frontal or lateral
 * @param other what it is where it is neither; never with a view
 */
record Views(Optional<View> view, Optional<String> other) {
  private static final Tag VIEW_CODES = Tag.of(0x0054, 0x0220);
  private static final Tag VIEW_MODIFIERS = Tag.of(0x0054, 0x0222);
  private static final String OTHER = "OTHER";

  private static final Map<String, View> BY_POSITION =
      Map.of(
          "AP", View.AP,
          "PA", View.PA,
          "LL", View.LATERAL,
          "LLAT", View.LATERAL,
          "RL", View.LATERAL,
          "RLAT", View.LATERAL,
          "LAT", View.LATERAL,
          "LATERAL", View.LATERAL);

  /** As people write it, who are not held to the terms. */
  private static final Pattern LATERAL = Pattern.compile("\\b[LR]?LAT(ERAL)?\\b");

  private static final Pattern NOT_FRONTAL =
      Pattern.compile("\\b(OBL|DECUB|LORDO|AXIAL|TANGENT|CRANIO|CAUDO)");

  /** Decubitus, oblique and inclined views, of which a model of frontal ones knows nothing. */
  private static final Set<String> OTHER_POSITIONS =
      Set.of(
          "RLD", "LLD", "RLO", "LLO", "LAO", "RAO", "LPO", "RPO", "OBLIQUE", "AXIAL", "LORDOTIC");

  /** Of SNOMED CT, and of its older identifiers, which devices still write. */
  private static final Map<String, View> BY_CODE =
      Map.of(
          "399348003", View.AP,
          "R-10206", View.AP,
          "272479007", View.PA,
          "R-40888", View.PA,
          "R-10214", View.PA);

  private static final Set<String> LATERAL_CODES =
      Set.of("399067008", "R-102CD", "399173006", "R-10236", "399198007", "R-10232");

  /**
   * Views that are neither, each by both of its codes: the oblique ones, those from above and
   * below, the tangential one. What is in no list says nothing.
   */
  private static final Set<String> OTHER_CODES =
      Set.of(
          """
          399135007 R-10220  399356000 R-40985  399006002 R-10212  399038007 R-10210
          399312000 R-10208  399059000 R-10216  399160007 R-10204  399184004 R-10238
          399236003 R-10234  399182000 R-102C1  260427002 R-40783  260426006 R-40782
          399061009 R-10241  399004004 R-10246  399132005 R-10252  399325008 R-10254
          399162004 R-10242  399196006 R-10244  399288005 R-10248  399225005 R-10250
          399110001 R-102C2
          """
              .strip()
              .split("\\s+"));

  static Views of(DataSet original) {
    Views said = byPosition(original);
    if (said.isNothing()) {
      said = coded(original.items(VIEW_CODES));
    }
    if (said.isNothing() && isLateral(original)) {
      said = of(View.LATERAL);
    }
    return said;
  }

  private static Views byPosition(DataSet original) {
    String position = original.text(Tags.VIEW_POSITION).orElse("").toUpperCase(Locale.ROOT);
    if (BY_POSITION.containsKey(position)) {
      return of(BY_POSITION.get(position));
    }
    if (OTHER_POSITIONS.contains(position)) {
      return other(position);
    }
    if (NOT_FRONTAL.matcher(position).find()) {
      return other(OTHER);
    }
    return LATERAL.matcher(position).find() ? of(View.LATERAL) : nothing();
  }

  /** A frontal view that is modified may be one from above or below. */
  private static Views coded(List<DataSet> views) {
    String code =
        views.stream()
            .filter(view -> views.size() == 1)
            .flatMap(view -> Code.of(view).stream())
            .map(Code::value)
            .findFirst()
            .orElse("");
    if (LATERAL_CODES.contains(code)) {
      return of(View.LATERAL);
    }
    if (OTHER_CODES.contains(code)) {
      return other(OTHER);
    }
    boolean isFrontal = BY_CODE.containsKey(code) && views.get(0).items(VIEW_MODIFIERS).isEmpty();
    return isFrontal ? of(BY_CODE.get(code)) : nothing();
  }

  private static boolean isLateral(DataSet original) {
    return isLateral(original.texts(Tags.PATIENT_ORIENTATION)) || BodyParts.isLateral(original);
  }

  /**
   * Rows go to the front or the back of the patient, columns to head or foot, without obliquity.
   */
  private static boolean isLateral(List<String> directions) {
    return directions.size() == 2
        && List.of("A", "P").contains(directions.get(0))
        && List.of("F", "H").contains(directions.get(1));
  }

  private boolean isNothing() {
    return view.isEmpty() && other.isEmpty();
  }

  private static Views nothing() {
    return new Views(Optional.empty(), Optional.empty());
  }

  private static Views other(String term) {
    return new Views(Optional.empty(), Optional.of(term));
  }

  private static Views of(View view) {
    return new Views(Optional.of(view), Optional.empty());
  }
}

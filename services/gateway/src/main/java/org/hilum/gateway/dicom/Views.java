package org.hilum.gateway.dicom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.schemas.View;

/**
 * How an X-ray was taken: by View Position (PS3.3 C.8.1.2), else by the view's code (PS3.16 CID
 * 4010) without modifiers, else by Patient Orientation, which tells a lateral view from a frontal
 * one but not one frontal view from the other.
 */
final class Views {
  private static final Tag VIEW_CODES = Tag.of(0x0054, 0x0220);
  private static final Tag VIEW_MODIFIERS = Tag.of(0x0054, 0x0222);

  private static final Map<String, View> BY_POSITION =
      Map.of(
          "AP", View.AP,
          "PA", View.PA,
          "LL", View.LATERAL,
          "RL", View.LATERAL,
          "LATERAL", View.LATERAL);

  /** Of SNOMED CT, and of its older identifiers, which devices still write. */
  private static final Map<String, View> BY_CODE =
      Map.of(
          "399348003", View.AP,
          "R-10206", View.AP,
          "272479007", View.PA,
          "R-40888", View.PA,
          "R-10214", View.PA,
          "399067008", View.LATERAL,
          "399173006", View.LATERAL,
          "R-10236", View.LATERAL,
          "399198007", View.LATERAL,
          "R-10232", View.LATERAL);

  private Views() {}

  static Optional<View> of(DataSet original) {
    if (original.has(Tags.VIEW_POSITION)) {
      return original.text(Tags.VIEW_POSITION).map(BY_POSITION::get);
    }
    if (original.has(VIEW_CODES)) {
      return coded(original.items(VIEW_CODES));
    }
    return isLateral(original.texts(Tags.PATIENT_ORIENTATION))
        ? Optional.of(View.LATERAL)
        : Optional.empty();
  }

  private static Optional<View> coded(List<DataSet> views) {
    return views.stream()
        .filter(view -> views.size() == 1 && !view.has(VIEW_MODIFIERS))
        .flatMap(view -> Code.of(view).stream())
        .flatMap(code -> Optional.ofNullable(BY_CODE.get(code.value())).stream())
        .findFirst();
  }

  /**
   * Rows go to the front or the back of the patient, columns to head or foot, without obliquity.
   */
  private static boolean isLateral(List<String> directions) {
    return directions.size() == 2
        && List.of("A", "P").contains(directions.get(0))
        && List.of("F", "H").contains(directions.get(1));
  }
}

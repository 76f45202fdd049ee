package org.hilum.dicom.deidentify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.deidentify.Pseudonymiser.Kind;

/**
 * Parts a radiograph from the patient's identity (PS3.15 annex E), by a list of what may stay.
 * Deterministic: equal data sets and an equal key give equal results. Thread safe.
 */
public final class Deidentifier {
  private static final Map<Tag, Kind> UIDS =
      Map.of(
          Tags.STUDY_INSTANCE_UID, Kind.STUDY,
          Tags.SERIES_INSTANCE_UID, Kind.SERIES,
          Tags.SOP_INSTANCE_UID, Kind.INSTANCE);

  private final Pseudonymiser pseudonyms;

  public Deidentifier(Pseudonymiser pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /**
   * An identifier of study, series or instance that the original lacks is missing in the object
   * too, and so is a class that is none of the standard's storage classes. Pixels whose frames
   * cannot be taken apart are missing likewise: nobody can tell what else they hold.
   *
   * @param original of computed radiography, digital X-ray or secondary capture
   */
  public Deidentified of(DataSet original) {
    DataSetBuilder object = DataSet.builder();
    KeptAttributes.copy(original, object);
    if (!object.holds(PatientAge.TAG)) {
      PatientAge.putFromDates(original, object);
    }
    putPseudonyms(original, object);
    Required.put(original, object);
    List<Tag> removed = removed(original, object.build());
    Statement.put(removed, object);
    return new Deidentified(object.build(), Identity.of(original), removed);
  }

  /** Whether an attribute may have a value in an object that {@link #of} has made. */
  public static boolean mayKeep(Tag tag) {
    return UIDS.containsKey(tag)
        || tag.equals(Tags.PATIENT_ID)
        || tag.equals(Tags.PATIENT_NAME)
        || KeptAttributes.has(tag)
        || Statement.has(tag);
  }

  private void putPseudonyms(DataSet original, DataSetBuilder object) {
    UIDS.forEach(
        (tag, kind) ->
            original.text(tag).ifPresent(uid -> object.text(tag, uid(kind, uid).value())));
    original
        .text(Tags.PATIENT_ID)
        .map(this::patient)
        .ifPresent(
            pseudonym ->
                object.text(Tags.PATIENT_ID, pseudonym).text(Tags.PATIENT_NAME, pseudonym));
  }

  private static List<Tag> removed(DataSet original, DataSet object) {
    return original.elements().stream()
        .filter(element -> !object.element(element.tag()).equals(Optional.of(element)))
        .map(Element::tag)
        .toList();
  }

  /**
   * The unique identifier that stands for this one in what leaves {@link #of}.
   *
   * @param kind study, series or instance
   */
  public Uid uid(Kind kind, String original) {
    return PseudonymousUid.of(pseudonyms.of(kind, original));
  }

  /** The identifier, and the name, that stands for the patient with this identifier. */
  public String patient(String original) {
    return PseudonymousUid.hexadecimal(pseudonyms.of(Kind.PATIENT, original));
  }
}

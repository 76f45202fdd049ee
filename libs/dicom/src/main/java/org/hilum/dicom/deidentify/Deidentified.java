package org.hilum.dicom.deidentify;

import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;

/**
 * An object in two parts that nothing but the key brings together again.
 *
 * @param dataSet the object without its identity, a valid object of its class
 * @param identity what a result needs to find its way back, as it was written, its character set
 *     included: patient name, identifier, issuer, birth date and sex, the unique identifiers of
 *     study, series and instance, SOP class, study date, time, identifier and description,
 *     accession number, referring physician
 * @param removed tags at the top of the original that are not in {@code dataSet}, or are there
 *     empty or with another value, in their order
 */
public record Deidentified(DataSet dataSet, DataSet identity, List<Tag> removed) {
  public Deidentified {
    removed = List.copyOf(removed);
  }
}

package org.hilum.gateway.dicom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.admit.ImageId;

/**
 * What the index knows of an instance.
 *
 * @param uids pseudonymous, as the object has them
 * @param imageId of the object
 * @param syntax of the object
 * @param attributes texts and numbers of the object in the DICOM JSON model (PS3.18 F); no
 *     sequences and no bulk data
 */
public record IndexEntry(
    InstanceUids uids, ImageId imageId, TransferSyntax syntax, ObjectNode attributes) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String IMAGE_ID = "imageId";
  private static final String TRANSFER_SYNTAX = "transferSyntaxUid";
  private static final String ATTRIBUTES = "attributes";

  /**
   * @param deidentified the object's data set
   * @throws IllegalArgumentException where it does not say which instance it is
   */
  public static IndexEntry of(ImageId imageId, TransferSyntax syntax, DataSet deidentified) {
    InstanceUids uids =
        InstanceUids.of(deidentified)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        imageId.hex() + " lacks the UID of its study, its series or itself"));
    return new IndexEntry(uids, imageId, syntax, DicomJson.of(brief(deidentified)));
  }

  private static DataSet brief(DataSet dataSet) {
    DataSetBuilder brief = DataSet.builder(dataSet.characters());
    dataSet.elements().stream().filter(IndexEntry::isBrief).forEach(brief::element);
    return brief.build();
  }

  private static boolean isBrief(Element element) {
    return switch (element.representation()) {
      case SQ, OB, OD, OF, OL, OV, OW, UN, UT, UC, LT, ST -> false;
      default -> true;
    };
  }

  /** Of the object. */
  public Uid sopClass() {
    return uid(attributes, Tags.SOP_CLASS_UID);
  }

  /** The first value of an attribute that is a text. */
  Optional<String> text(Tag tag) {
    return text(attributes, tag);
  }

  private static Uid uid(ObjectNode attributes, Tag tag) {
    return text(attributes, tag).map(Uid::new).orElseThrow();
  }

  private static Optional<String> text(ObjectNode attributes, Tag tag) {
    return Optional.of(attributes.path(DicomJson.name(tag)).path("Value").path(0))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  byte[] json() {
    ObjectNode entry = JSON.createObjectNode();
    entry.put(IMAGE_ID, imageId.hex());
    entry.put(TRANSFER_SYNTAX, syntax.uid());
    entry.set(ATTRIBUTES, attributes);
    try {
      return JSON.writeValueAsBytes(entry);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write the index entry of " + imageId.hex(), e);
    }
  }

  static IndexEntry read(byte[] json) {
    try {
      JsonNode entry = JSON.readTree(json);
      ObjectNode attributes = (ObjectNode) entry.required(ATTRIBUTES);
      return new IndexEntry(
          new InstanceUids(
              uid(attributes, Tags.STUDY_INSTANCE_UID),
              uid(attributes, Tags.SERIES_INSTANCE_UID),
              uid(attributes, Tags.SOP_INSTANCE_UID)),
          new ImageId(entry.required(IMAGE_ID).textValue()),
          TransferSyntax.of(entry.required(TRANSFER_SYNTAX).textValue()).orElseThrow(),
          attributes);
    } catch (IOException e) {
      throw new UncheckedIOException("an entry of the index is not as it was written", e);
    }
  }
}

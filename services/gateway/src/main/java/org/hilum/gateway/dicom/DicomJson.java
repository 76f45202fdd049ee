package org.hilum.gateway.dicom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Items;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;

/**
 * Writes data sets in the DICOM JSON model (PS3.18 F). Texts are Unicode whatever they were written
 * in, and Specific Character Set says so (F.2).
 */
public final class DicomJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> SCRIPTS = List.of("Alphabetic", "Ideographic", "Phonetic");

  /** Where bulk data can be had that is not to stand in the document (F.2.2). */
  public interface BulkData {
    /**
     * @param path to the element: tags of eight digits and, between them, numbers of items from 0,
     *     joined by slashes
     * @return empty if the value is to stand in the document
     */
    Optional<String> uri(String path, Element element);
  }

  private final BulkData bulkData;

  private DicomJson(BulkData bulkData) {
    this.bulkData = bulkData;
  }

  /** With all binary values inline; fragments are left out. */
  public static ObjectNode of(DataSet dataSet) {
    return of(dataSet, (path, element) -> Optional.empty());
  }

  public static ObjectNode of(DataSet dataSet, BulkData bulkData) {
    return new DicomJson(bulkData).object("", dataSet);
  }

  /** A tag as the model names it: eight upper-case hexadecimal digits. */
  public static String name(Tag tag) {
    return "%08X".formatted(tag.value());
  }

  private ObjectNode object(String path, DataSet dataSet) {
    ObjectNode object = NODES.objectNode();
    for (Element element : dataSet.elements()) {
      String name = name(element.tag());
      object.set(name, attribute(path + name, element, dataSet));
    }
    return object;
  }

  private ObjectNode attribute(String path, Element element, DataSet around) {
    ObjectNode attribute = NODES.objectNode().put("vr", element.representation().name());
    if (element.isEmpty()) {
      return attribute;
    }
    if (element.tag().equals(Tags.SPECIFIC_CHARACTER_SET)) {
      attribute.putArray("Value").add("ISO_IR 192");
    } else if (element.value() instanceof Items items) {
      ArrayNode values = attribute.putArray("Value");
      for (int i = 0; i < items.items().size(); i++) {
        values.add(object(path + "/" + i + "/", items.items().get(i)));
      }
    } else if (isBinary(element)) {
      addBinary(attribute, path, element);
    } else if (element.representation().isText()) {
      addTexts(attribute.putArray("Value"), element, around);
    } else {
      addNumbers(attribute.putArray("Value"), element);
    }
    return attribute;
  }

  private static boolean isBinary(Element element) {
    return switch (element.representation()) {
      case OB, OD, OF, OL, OV, OW, UN -> true;
      default -> false;
    };
  }

  private void addBinary(ObjectNode attribute, String path, Element element) {
    Optional<String> uri = bulkData.uri(path, element);
    if (uri.isPresent()) {
      attribute.put("BulkDataURI", uri.get());
    } else if (!(element.value() instanceof Fragments)) {
      attribute.put("InlineBinary", ((Bytes) element.value()).bytes());
    }
  }

  /** A value that is missing among others is null (F.2.5). */
  private static void addTexts(ArrayNode values, Element element, DataSet around) {
    for (String text : around.texts(element.tag())) {
      if (text.isEmpty()) {
        values.addNull();
        continue;
      }
      switch (element.representation()) {
        case PN -> values.add(personName(text));
        case DS, IS -> addNumber(values, text);
        default -> values.add(text);
      }
    }
  }

  private static ObjectNode personName(String text) {
    ObjectNode name = NODES.objectNode();
    List<String> groups = List.of(text.split("=", SCRIPTS.size()));
    for (int i = 0; i < groups.size(); i++) {
      if (!groups.get(i).isBlank()) {
        name.put(SCRIPTS.get(i), groups.get(i).strip());
      }
    }
    return name;
  }

  /** What is no number, though it should be one, stays a text. */
  private static void addNumber(ArrayNode values, String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (Double.isFinite(number.doubleValue())) {
        values.add(number);
        return;
      }
    } catch (NumberFormatException e) {
      // As the object has it.
    }
    values.add(text);
  }

  /** Bytes that do not make whole numbers, which readers leave in damaged objects, are dropped. */
  private static void addNumbers(ArrayNode values, Element element) {
    ByteBuffer bytes =
        ByteBuffer.wrap(((Bytes) element.value()).bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int size =
        element.representation() == ValueRepresentation.AT ? 4 : element.representation().unit();
    while (bytes.remaining() >= size) {
      switch (element.representation()) {
        case AT -> values.add(name(Tag.of(bytes.getShort(), bytes.getShort())));
        case FL -> addDecimal(values, bytes.getFloat());
        case FD -> addDecimal(values, bytes.getDouble());
        case SS -> values.add(bytes.getShort());
        case US -> values.add(bytes.getShort() & 0xFFFF);
        case SL -> values.add(bytes.getInt());
        case UL -> values.add(bytes.getInt() & 0xFFFF_FFFFL);
        case SV -> values.add(bytes.getLong());
        case UV -> values.add(new BigInteger(Long.toUnsignedString(bytes.getLong())));
        default ->
            throw new IllegalStateException(element.representation() + " carries no numbers");
      }
    }
  }

  /** JSON has no number for what is not finite. */
  private static void addDecimal(ArrayNode values, double number) {
    if (Double.isFinite(number)) {
      values.add(number);
    } else {
      values.add(Double.toString(number));
    }
  }

  private static void addDecimal(ArrayNode values, float number) {
    if (Float.isFinite(number)) {
      values.add(number);
    } else {
      values.add(Float.toString(number));
    }
  }
}

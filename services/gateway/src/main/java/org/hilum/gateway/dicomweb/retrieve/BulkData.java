package org.hilum.gateway.dicomweb.retrieve;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.gateway.dicom.DicomJson;

/** Values that metadata only point to (PS3.18 F.2.6). */
final class BulkData {
  private static final int MOST_INLINE_BYTES = 1024;
  private static final Pattern TAG = Pattern.compile("[0-9A-F]{8}");
  private static final Pattern ITEM = Pattern.compile("\\d{1,6}");

  private BulkData() {}

  /**
   * @param instance where the instance is retrieved
   */
  static DicomJson.BulkData below(String instance) {
    return (path, element) ->
        isBulk(element) ? Optional.of(instance + "/bulkdata/" + path) : Optional.empty();
  }

  private static boolean isBulk(Element element) {
    return element.tag().equals(Tags.PIXEL_DATA)
        || element.value() instanceof Bytes bytes && bytes.length() > MOST_INLINE_BYTES;
  }

  /**
   * @param path as {@link DicomJson.BulkData} has it
   * @return empty where it leads to nothing
   */
  static Optional<Element> find(DataSet dataSet, String path) {
    List<String> steps = List.of(path.split("/"));
    DataSet at = dataSet;
    for (int i = 0; i + 2 < steps.size(); i += 2) {
      List<DataSet> items = tag(steps.get(i)).map(at::items).orElse(List.of());
      String item = steps.get(i + 1);
      if (!ITEM.matcher(item).matches() || Integer.parseInt(item) >= items.size()) {
        return Optional.empty();
      }
      at = items.get(Integer.parseInt(item));
    }
    return steps.size() % 2 == 1
        ? tag(steps.get(steps.size() - 1)).flatMap(at::element)
        : Optional.empty();
  }

  private static Optional<Tag> tag(String digits) {
    return TAG.matcher(digits).matches()
        ? Optional.of(new Tag(Integer.parseUnsignedInt(digits, 16)))
        : Optional.empty();
  }
}

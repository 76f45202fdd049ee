package org.hilum.dicom.deidentify;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;

/** Whether a report can carry a value of the identity (PS3.5 table 6.2-1). */
final class IdentityForm {
  private static final Pattern DATE = Pattern.compile("\\d{8}");
  private static final Pattern TIME = Pattern.compile("\\d{2}(\\d{2}(\\d{2}(\\.\\d{1,6})?)?)?");
  private static final Pattern SEX = Pattern.compile("[MFO]");
  private static final int SHORT = 16;
  private static final int LONG = 64;
  private static final int SCRIPTS = 3;

  private IdentityForm() {}

  /** One value of the attribute's own representation, no longer than may be; or none. */
  static boolean has(DataSet dataSet, Element element) {
    Tag tag = element.tag();
    if (element.isEmpty() || tag.equals(Tags.SPECIFIC_CHARACTER_SET)) {
      return true; // the reader knows its terms
    }
    List<String> texts = dataSet.texts(tag);
    return element.representation() == Dictionary.representation(tag, false)
        && texts.size() == 1
        && has(dataSet, element, texts.get(0));
  }

  private static boolean has(DataSet dataSet, Element element, String text) {
    return switch (element.representation()) {
      case UI -> Uid.isWellFormed(text);
      case DA -> DATE.matcher(text).matches() && dataSet.date(element.tag()).isPresent();
      case TM -> TIME.matcher(text).matches() && dataSet.time(element.tag()).isPresent();
      case CS -> SEX.matcher(text).matches();
      case SH -> isText(text, SHORT);
      case PN -> isName(text.split("=", -1));
      default -> isText(text, LONG);
    };
  }

  private static boolean isName(String... scripts) {
    return scripts.length <= SCRIPTS && Stream.of(scripts).allMatch(it -> isText(it, LONG));
  }

  private static boolean isText(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }
}

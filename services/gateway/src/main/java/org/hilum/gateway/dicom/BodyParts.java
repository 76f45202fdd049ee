package org.hilum.gateway.dicom;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/** The part of the body, by its term (PS3.16 annex L) or, where there is none, by its code. */
final class BodyParts {
  private static final Tag ANATOMIC_REGIONS = Tag.of(0x0008, 0x2218);
  private static final Pattern TERM = Pattern.compile("[A-Z0-9][A-Z0-9_ ]{0,15}");
  private static final Set<String> CHESTS = Set.of("816094009", "51185008", "T-D3000");

  private BodyParts() {}

  static Optional<String> of(DataSet original) {
    if (original.has(Tags.BODY_PART_EXAMINED)) {
      return original.text(Tags.BODY_PART_EXAMINED).filter(term -> TERM.matcher(term).matches());
    }
    return original.items(ANATOMIC_REGIONS).stream()
        .flatMap(region -> Code.of(region).stream())
        .filter(code -> CHESTS.contains(code.value()))
        .map(chest -> "CHEST")
        .findFirst();
  }
}

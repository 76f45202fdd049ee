package org.hilum.gateway.fhir;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.deliver.ReportTime;

/**
 * Reads the parameters of a search (FHIR R4, 3.1.1). One that is not known is refused: to ignore it
 * would tell more than was asked for.
 */
final class ReportQueryReader {
  static final String AFTER = "after";
  static final int MOST = 100;

  private static final int USUAL = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
  private static final Set<String> JSON =
      Set.of("json", "application/json", "application/fhir+json");

  /** Names that nothing has: whoever asks for them is understood and finds nothing. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final ZoneId zone;
  private final List<DateBound> dates = new ArrayList<>();
  private final List<DateBound> issued = new ArrayList<>();
  private Optional<UUID> id = Optional.empty();
  private Optional<UUID> identifier = Optional.empty();
  private Optional<Uid> study = Optional.empty();
  private int count = USUAL;
  private String after = "";

  /**
   * @param zone of dates without one
   */
  ReportQueryReader(ZoneId zone) {
    this.zone = zone;
  }

  ReportQueryReading read(Map<String, List<String>> parameters) {
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      for (String value : parameter.getValue()) {
        Optional<String> complaint = take(parameter.getKey(), value);
        if (complaint.isPresent()) {
          return new ReportQueryReading.Malformed(complaint.get());
        }
      }
      if (parameter.getValue().size() > 1 && !isRepeatable(parameter.getKey())) {
        return new ReportQueryReading.Malformed("expected each parameter but dates once");
      }
    }
    return new ReportQueryReading.Understood(
        new ReportQuery(id, identifier, study, dates, issued, count, after));
  }

  private static boolean isRepeatable(String name) {
    return name.equals("date") || name.equals("issued");
  }

  /** What is wrong with a parameter, if anything is. */
  private Optional<String> take(String name, String value) {
    return switch (name) {
      case "_id" -> {
        id = Optional.of(named(value));
        yield Optional.empty();
      }
      case "identifier" -> {
        identifier = Optional.of(DicomUids.uid(value).flatMap(DicomUids::uuid).orElse(NOBODY));
        yield Optional.empty();
      }
      case "study", "study:identifier" -> {
        study = DicomUids.uid(value);
        yield expected(study.isPresent(), name + ": expected a UID, or urn:dicom:uid|urn:oid:UID");
      }
      case "date" -> bound(name, value, dates);
      case "issued" -> bound(name, value, issued);
      case "_count" -> {
        boolean isNumber = NUMBER.matcher(value).matches();
        count = isNumber ? Math.min(Integer.parseInt(value), MOST) : USUAL;
        yield expected(isNumber && count > 0, "_count: expected a whole number from 1");
      }
      case AFTER -> {
        after = value;
        yield expected(ReportTime.parse(value).isPresent(), AFTER + ": expected it as it was told");
      }
      case "_format" -> expected(JSON.contains(value), "_format: expected json");
      default ->
          Optional.of("expected _id, identifier, study, date, issued, _count or _format alone");
    };
  }

  private Optional<String> bound(String name, String value, List<DateBound> bounds) {
    Optional<DateBound> bound = DateBound.parse(value, zone);
    bound.ifPresent(bounds::add);
    return expected(
        bound.isPresent(), name + ": expected eq, ge, gt, le, lt or nothing, and a date or time");
  }

  private static UUID named(String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      return NOBODY;
    }
  }

  private static Optional<String> expected(boolean isSo, String complaint) {
    return isSo ? Optional.empty() : Optional.of(complaint);
  }
}

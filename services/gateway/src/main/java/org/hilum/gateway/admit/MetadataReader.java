package org.hilum.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.Sex;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayLabels;

/**
 * Reads what a sender says of an X-ray ({@link XrayMetadata}) and keeps no identifier of it: they
 * become pseudonyms, the age becomes an age group. Unknown fields are ignored.
 */
@Singleton
public class MetadataReader {
  static final String MODALITY = "[A-Z]{2,16}";
  static final int IDENTIFIER_LENGTH = 256;

  private static final int OLDEST = 130;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final List<MetadataField> fields;

  MetadataReader(Pseudonyms pseudonyms) {
    this.fields =
        List.of(
            MetadataField.text("device", XrayLabels.DEVICE, DeviceId.FORM),
            MetadataField.text("modality", XrayLabels.MODALITY, MODALITY),
            identifier(XrayLabels.PATIENT, pseudonyms),
            identifier(XrayLabels.STUDY, pseudonyms),
            identifier(XrayLabels.SERIES, pseudonyms),
            identifier(XrayLabels.INSTANCE, pseudonyms),
            MetadataField.wholeNumber(
                "patientAgeYears",
                XrayLabels.AGE_GROUP,
                OLDEST,
                years -> AgeGroup.of(years).name()),
            MetadataField.word("sex", XrayLabels.SEX, Sex.values()),
            MetadataField.word("view", XrayLabels.VIEW, View.values()));
  }

  /**
   * @param json a JSON object; no bytes at all say nothing and are no error
   * @param sender the device, where the metadata names none
   */
  public MetadataReading read(byte[] json, String sender) {
    Map<String, String> labels = new HashMap<>(Map.of(XrayLabels.DEVICE, DeviceId.of(sender)));
    if (json.length == 0) {
      return new MetadataReading.Described(new XrayLabels(labels));
    }
    try {
      return read(MAPPER.readTree(json), labels);
    } catch (IOException e) {
      return new MetadataReading.Malformed("expected one JSON object in UTF-8");
    }
  }

  List<String> fieldNames() {
    return fields.stream().map(MetadataField::name).toList();
  }

  private MetadataReading read(JsonNode metadata, Map<String, String> labels) {
    if (!metadata.isObject()) {
      return new MetadataReading.Malformed("expected one JSON object in UTF-8");
    }
    for (MetadataField field : fields) {
      if (!metadata.hasNonNull(field.name())) {
        continue;
      }
      Optional<String> value = field.value().apply(metadata.get(field.name()));
      if (value.isEmpty()) {
        return new MetadataReading.Malformed(
            "field %s: expected %s".formatted(field.name(), field.expected()));
      }
      labels.put(field.label(), value.get());
    }
    return new MetadataReading.Described(new XrayLabels(labels));
  }

  private static MetadataField identifier(String kind, Pseudonyms pseudonyms) {
    return MetadataField.identifier(
        kind, IDENTIFIER_LENGTH, identifier -> pseudonyms.of(kind, identifier));
  }
}

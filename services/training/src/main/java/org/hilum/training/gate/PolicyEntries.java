package org.hilum.training.gate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A YAML document as one level of keys, each with the line on which its value stands; {@code
 * auc.margin} is the key {@code margin} below {@code auc}.
 *
 * @param entries by key, in the order of the file
 * @param complaints what is wrong with the form
 */
record PolicyEntries(Map<String, Entry> entries, List<String> complaints) {
  /** YAML also knows octal and hexadecimal numbers, and some that are none. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  /**
   * @param values as written; one, unless it is a list
   * @param isNumber whether the one value is a plain number
   */
  record Entry(int line, List<String> values, boolean isList, boolean isNumber) {}

  /**
   * @throws IOException if this is no YAML; says where
   */
  static PolicyEntries read(byte[] yaml) throws IOException {
    PolicyEntries read = new PolicyEntries(new LinkedHashMap<>(), new ArrayList<>());
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        read.object("", parser);
      } else {
        read.complaints.add("it holds no keys");
      }
      if (parser.nextToken() != null) {
        read.complaints.add("line %d begins a second document".formatted(line(parser)));
      }
    }
    return read;
  }

  private void object(String path, JsonParser parser) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      checkName(parser.currentName(), lines, line(parser));
      String key = path + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        object(key + ".", parser);
      } else if (token == JsonToken.START_ARRAY) {
        list(key, parser);
      } else {
        boolean isNumber = token.isNumeric() && NUMBER.matcher(parser.getText()).matches();
        entries.put(key, new Entry(line(parser), List.of(parser.getText()), false, isNumber));
      }
    }
  }

  private void checkName(String name, Map<String, Integer> lines, int line) {
    Integer earlier = lines.putIfAbsent(name, line);
    if (earlier != null) {
      complaints.add("line %d: key '%s' stands on line %d already".formatted(line, name, earlier));
    }
    if (name.contains(".")) {
      complaints.add("line %d: key '%s' holds a dot".formatted(line, name));
    }
  }

  private void list(String key, JsonParser parser) throws IOException {
    int line = line(parser);
    List<String> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isStructStart()) {
        complaints.add("line %d: '%s' holds more than words".formatted(line(parser), key));
        parser.skipChildren();
      } else {
        values.add(parser.getText());
      }
    }
    entries.put(key, new Entry(line, values, true, false));
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}

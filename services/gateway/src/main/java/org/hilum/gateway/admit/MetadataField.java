package org.hilum.gateway.admit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hilum.schemas.XrayLabels;

/**
 * One field of the metadata.
 *
 * @param name in the sender's JSON
 * @param label key in {@link XrayLabels}
 * @param expected for people, completes "expected ..."
 * @param value what is kept of the sender's value; empty if that is not as expected
 */
record MetadataField(
    String name, String label, String expected, Function<JsonNode, Optional<String>> value) {

  static MetadataField text(String name, String label, String form) {
    Pattern pattern = Pattern.compile(form);
    return new MetadataField(
        name,
        label,
        "a text of the form " + form,
        node -> text(node).filter(text -> pattern.matcher(text).matches()));
  }

  static MetadataField identifier(
      String name, int mostCharacters, Function<String, String> pseudonym) {
    return new MetadataField(
        name,
        name,
        "a text of 1 to %d characters".formatted(mostCharacters),
        node ->
            text(node)
                .filter(text -> !text.isBlank() && text.length() <= mostCharacters)
                .map(pseudonym));
  }

  static MetadataField word(String name, String label, Enum<?>... words) {
    List<String> names = Stream.of(words).map(Enum::name).toList();
    return new MetadataField(
        name,
        label,
        "one of " + Arrays.toString(words),
        node -> text(node).filter(names::contains));
  }

  static MetadataField wholeNumber(
      String name, String label, int most, Function<Integer, String> kept) {
    return new MetadataField(
        name,
        label,
        "a whole number from 0 to " + most,
        node ->
            Optional.of(node)
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .filter(number -> number >= 0 && number <= most)
                .map(kept));
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.ofNullable(node.textValue());
  }
}

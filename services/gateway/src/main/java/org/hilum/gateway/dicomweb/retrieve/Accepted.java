package org.hilum.gateway.dicomweb.retrieve;

import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a client accepts (RFC 9110 12.5.1), with the parameters {@code type} and {@code
 * transfer-syntax} of PS3.18 8.7.
 *
 * @param ranges best first
 */
record Accepted(List<Range> ranges) {
  private static final Pattern RANGE = Pattern.compile("(?:[^,\"]|\"[^\"]*\")+");
  private static final String ANY = "*";

  /**
   * @param type of the whole
   * @param parts type of the parts, where the whole is multipart
   * @param syntax UID of a transfer syntax, or an asterisk for any
   */
  record Range(MediaType type, MediaType parts, Optional<String> syntax, double quality) {

    /** Empty for what is no media range, and accepts nothing. */
    static Optional<Range> parse(String text) {
      try {
        MediaType type = MediaType.valueOf(text.strip());
        Map<String, String> parameters = type.getParameters();
        return Optional.of(
            new Range(
                type,
                MediaType.valueOf(parameters.getOrDefault("type", MediaType.WILDCARD)),
                Optional.ofNullable(parameters.get("transfer-syntax")),
                Double.parseDouble(parameters.getOrDefault("q", "1"))));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    boolean accepts(Offer offer) {
      boolean isType =
          offer.isMultipart()
              ? isLike(type, "multipart/related") && isLike(parts, offer.type())
              : isLike(type, offer.type());
      return isType
          && syntax
              .map(uid -> uid.equals(ANY) || uid.equals(offer.transferSyntax()))
              .orElse(offer.isDefault());
    }

    private static boolean isLike(MediaType range, String type) {
      return range.isCompatible(MediaType.valueOf(type));
    }
  }

  /**
   * @param headers all there are; none accepts anything
   */
  static Accepted of(List<String> headers) {
    List<String> given = headers.isEmpty() ? List.of(MediaType.WILDCARD) : headers;
    return new Accepted(
        given.stream()
            .flatMap(header -> RANGE.matcher(header).results())
            .map(MatchResult::group)
            .flatMap(text -> Range.parse(text).stream())
            .filter(range -> range.quality() > 0)
            .sorted(Comparator.comparingDouble(Range::quality).reversed())
            .toList());
  }

  /**
   * @param offers best first
   */
  Optional<Offer> choose(List<Offer> offers) {
    return ranges.stream().flatMap(range -> offers.stream().filter(range::accepts)).findFirst();
  }
}

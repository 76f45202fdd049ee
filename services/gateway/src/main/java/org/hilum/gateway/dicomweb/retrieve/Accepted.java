package org.hilum.gateway.dicomweb.retrieve;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
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
record Accepted(List<MediaType> ranges) {
  private static final Pattern RANGE = Pattern.compile("(?:[^,\"]|\"[^\"]*\")+");
  private static final String ANY = "*";

  /**
   * @param headers all there are; none accepts anything, and what is no media type accepts nothing
   */
  static Accepted of(List<String> headers) {
    List<MediaType> ranges = new ArrayList<>();
    for (String header : headers) {
      RANGE.matcher(header).results().map(MatchResult::group).forEach(it -> add(it, ranges));
    }
    if (headers.isEmpty()) {
      ranges.add(MediaType.WILDCARD_TYPE);
    }
    ranges.sort(Comparator.comparingDouble(Accepted::quality).reversed());
    return new Accepted(List.copyOf(ranges));
  }

  private static void add(String text, List<MediaType> ranges) {
    try {
      MediaType range = MediaType.valueOf(text.strip());
      if (quality(range) > 0) {
        ranges.add(range);
      }
    } catch (IllegalArgumentException e) {
      // Accepts nothing.
    }
  }

  private static double quality(MediaType range) {
    return Double.parseDouble(range.getParameters().getOrDefault("q", "1"));
  }

  /**
   * @param offers best first
   */
  Optional<Offer> choose(List<Offer> offers) {
    return ranges.stream()
        .flatMap(range -> offers.stream().filter(offer -> isAccepted(range, offer)))
        .findFirst();
  }

  private static boolean isAccepted(MediaType range, Offer offer) {
    Map<String, String> parameters = range.getParameters();
    boolean isType =
        offer.isMultipart()
            ? isLike(range, "multipart/related")
                && isLike(MediaType.valueOf(parameters.getOrDefault("type", "*/*")), offer.type())
            : isLike(range, offer.type());
    String syntax = parameters.get("transfer-syntax");
    boolean isSyntax =
        syntax == null
            ? offer.isDefault()
            : syntax.equals(ANY) || syntax.equals(offer.transferSyntax());
    return isType && isSyntax;
  }

  private static boolean isLike(MediaType range, String type) {
    return range.isCompatible(MediaType.valueOf(type));
  }
}

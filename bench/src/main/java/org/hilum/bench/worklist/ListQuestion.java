package org.hilum.bench.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** What pages and other programs ask of triage. */
enum ListQuestion {
  FIRST_PAGE("first page", "/cases"),
  LONGEST_PAGE("500 cases", "/cases?limit=500"),
  FLAGGED("flagged", "/cases?screening=flagged"),
  FAILED("failed or abstained", "/cases?screening=failed&screening=indeterminate"),
  DEVICE("of a device", "/cases?device=DEVICE"),
  LATER_PAGE("later page", "/cases?after=CURSOR"),
  READ("read", "/cases?state=read"),
  READ_LATER_PAGE("read, a page far back", "/cases?state=read&after=CURSOR"),
  READ_OF_DEVICE("read, of a device, a kind", "/cases?state=read&device=DEVICE&screening=failed"),
  ALL_OF_DEVICE("all of a device, far back", "/cases?state=all&device=DEVICE&after=CURSOR"),
  ALL_SINCE("all since an hour ago", "/cases?state=all&since=SINCE"),
  ALL_FAILED_SINCE(
      "all failed of a device since",
      "/cases?state=all&screening=failed&device=DEVICE&since=SINCE"),
  ONE_CASE("one case", "/cases/IMAGE"),
  SUMMARY("summary", "/cases/summary");

  private static final int DEVICES = 40;

  private final String words;
  private final String address;

  ListQuestion(String words, String address) {
    this.words = words;
    this.address = address;
  }

  String words() {
    return words;
  }

  /** The question about one device and place, both drawn. */
  String drawn(List<ListPlace> places, RandomGenerator random) {
    ListPlace place = places.get(random.nextInt(places.size()));
    return address
        .replace("DEVICE", "cr-" + random.nextInt(DEVICES))
        .replace("CURSOR", place.cursor())
        .replace("IMAGE", place.imageId())
        .replace("SINCE", Instant.now().minus(Duration.ofHours(1)).toString());
  }
}

package org.hilum.gateway.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Messages as an object store sends them. */
public final class Notifications {
  private Notifications() {}

  public static String created(String... keys) {
    return Stream.of(keys)
        .map(key -> record("s3:ObjectCreated:Put", key))
        .collect(Collectors.joining(",", "{\"Records\": [", "]}"));
  }

  public static String removed(String key) {
    return "{\"Records\": [%s]}".formatted(record("s3:ObjectRemoved:Delete", key));
  }

  private static String record(String event, String key) {
    return """
        {"eventName": "%s", "s3": {"bucket": {"name": "hilum"}, "object": {"key": "%s"}}}"""
        .formatted(event, URLEncoder.encode(key, UTF_8));
  }
}

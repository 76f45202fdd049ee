package org.hilum.gateway.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the event messages of Amazon S3 ("Event message structure" in its user guide) and of MinIO,
 * which adds fields and the prefix {@code s3:} to event names.
 */
final class NotificationParser {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private NotificationParser() {}

  /** The objects written; empty for messages of other kinds, such as a test event or a removal. */
  static List<CreatedObject> createdObjects(byte[] message) throws MalformedNotificationException {
    JsonNode root = parse(message);
    if (root.path("Event").isTextual()) {
      return List.of();
    }
    JsonNode records = root.path("Records");
    if (!records.isArray()) {
      throw new MalformedNotificationException("an object with an array Records");
    }
    List<CreatedObject> created = new ArrayList<>();
    for (JsonNode record : records) {
      if (text(record.path("eventName"), "eventName").matches("(s3:)?ObjectCreated:.*")) {
        created.add(object(record.path("s3")));
      }
    }
    return created;
  }

  private static JsonNode parse(byte[] message) throws MalformedNotificationException {
    try {
      return JSON.readTree(message);
    } catch (IOException e) {
      throw new MalformedNotificationException("JSON");
    }
  }

  private static CreatedObject object(JsonNode s3) throws MalformedNotificationException {
    String bucket = text(s3.path("bucket").path("name"), "s3.bucket.name");
    String key = text(s3.path("object").path("key"), "s3.object.key");
    try {
      return new CreatedObject(bucket, URLDecoder.decode(key, UTF_8));
    } catch (IllegalArgumentException e) {
      throw new MalformedNotificationException("a URL-encoded s3.object.key");
    }
  }

  private static String text(JsonNode node, String name) throws MalformedNotificationException {
    if (!node.isTextual()) {
      throw new MalformedNotificationException("a text " + name);
    }
    return node.textValue();
  }
}

package org.hilum.gateway.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationParserTest {

  @Test
  void readsTheKeysOfManyRecordsOfAmazonAndMinio() throws MalformedNotificationException {
    String message =
        """
        {"EventName": "s3:ObjectCreated:Put", "Key": "hilum/uploads/a", "Records": [
          {"eventVersion": "2.0", "eventSource": "minio:s3", "eventName": "s3:ObjectCreated:Put",
           "s3": {"bucket": {"name": "hilum", "arn": "arn:aws:s3:::hilum"},
                  "object": {"key": "uploads%2Fa", "size": 7}}},
          {"eventVersion": "2.1", "eventSource": "aws:s3",
           "eventName": "ObjectCreated:CompleteMultipartUpload",
           "s3": {"bucket": {"name": "other"}, "object": {"key": "uploads/r%C3%B6ntgen+1.jpg"}}}]}""";

    assertThat(parse(message))
        .containsExactly(
            new CreatedObject("hilum", "uploads/a"),
            new CreatedObject("other", "uploads/röntgen 1.jpg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Service\": \"Amazon S3\", \"Event\": \"s3:TestEvent\", \"Bucket\": \"hilum\"}",
        "{\"Records\": [{\"eventName\": \"s3:ObjectRemoved:Delete\", \"s3\": {}}]}",
        "{\"Records\": [{\"eventName\": \"s3:SomethingNew:Kind\"}]}",
        "{\"Records\": []}"
      })
  void ignoresOtherEvents(String message) throws MalformedNotificationException {
    assertThat(parse(message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "7",
        "{}",
        "{\"Records\": {}}",
        "{\"Records\": [7]}",
        "{\"Records\": [{\"eventName\": \"ObjectCreated:Put\"}]}",
        "{\"Records\": [{\"eventName\": \"ObjectCreated:Put\", \"s3\":"
            + " {\"bucket\": {\"name\": \"hilum\"}, \"object\": {\"key\": 7}}}]}",
        "{\"Records\": [{\"eventName\": \"ObjectCreated:Put\", \"s3\":"
            + " {\"bucket\": {\"name\": \"hilum\"}, \"object\": {\"key\": \"uploads%2\"}}}]}"
      })
  void refusesWhatIsNoNotification(String message) {
    assertThatThrownBy(() -> parse(message)).isInstanceOf(MalformedNotificationException.class);
  }

  private static List<CreatedObject> parse(String message) throws MalformedNotificationException {
    return NotificationParser.createdObjects(message.getBytes(UTF_8));
  }
}

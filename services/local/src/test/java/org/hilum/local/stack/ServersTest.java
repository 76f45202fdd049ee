package org.hilum.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.hilum.schemas.Topic;
import org.hilum.servers.FreePort;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {
  @TempDir private Path folder;

  @Test
  void haveTheirTopicsAndBucketAndKeepThemAcrossARestart() throws Exception {
    StackSettings settings =
        new StackSettings(folder, folder, folder, Ports.choosing(port -> FreePort.next()));
    byte[] image = "an image".getBytes(StandardCharsets.UTF_8);
    List<String> progress = Collections.synchronizedList(new ArrayList<>());

    Servers first = new Servers(settings);
    first.start(progress::add);
    try (ObjectStore store = new ObjectStore(first.storage())) {
      store.put("xrays/kept", image, "image/jpeg", Map.of());
    }
    first.set().close();
    assertThat(progress).hasSize(3).allMatch(line -> line.matches("[a-z0-9]+ +ready after .* s"));

    Servers second = new Servers(settings);
    second.start(line -> {});
    try (ObjectStore store = new ObjectStore(second.storage());
        Admin admin = Admin.create(Map.of("bootstrap.servers", second.set().bootstrapServers()))) {
      assertThat(store.get("xrays/kept", 100)).hasValue(image);
      assertThat(partitions(Topic.XRAY_RECEIVED, admin)).isEqualTo(4);
      assertThat(partitions(Topic.MODEL_RELEASED, admin)).isEqualTo(1);
      assertThat(setting(Topic.MODEL_RELEASED, "cleanup.policy", admin)).isEqualTo("compact");
      assertThat(setting(Topic.XRAY_RECEIVED, "retention.ms", admin)).isEqualTo("-1");
    } finally {
      second.set().close();
    }
  }

  private static int partitions(String topic, Admin admin) throws Exception {
    TopicDescription description =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    return description.partitions().size();
  }

  private static String setting(String topic, String name, Admin admin) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
  }
}

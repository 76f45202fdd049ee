package org.hilum.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.hilum.schemas.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {
  @Test
  void makesWhatIsMissingAndLeavesWhatIsThere(@TempDir Path folder) throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(folder, FreePort.next(), FreePort.next());
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      Topics.make(broker.bootstrapServers());
      assertThat(admin.listTopics().names().get())
          .contains(Topic.XRAY_RECEIVED, Topic.SCREENING_FAILED, Topic.MODEL_RELEASED);

      Topics.make(broker.bootstrapServers());

      assertThat(admin.listTopics().names().get()).hasSize(11);
    }
  }
}

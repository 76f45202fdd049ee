package org.hilum.servers;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka node, broker and controller at once (KRaft). */
public final class KafkaBroker implements AutoCloseable {
  private static final String CLUSTER_ID = "aGlsdW0tbG9jYWwtMDAwMQ";
  private static final String HOST = "127.0.0.1";
  private static final String CONTROLLER = "CONTROLLER";

  static {
    Exit.setHaltProcedure(KafkaBroker::giveUp);
  }

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts on an empty directory or on one that an earlier broker left.
   *
   * @throws ServerStartException if it does not start
   */
  public static KafkaBroker start(Path dataDir, int port, int controllerPort) {
    return start(dataDir, port, controllerPort, List.of());
  }

  /**
   * The same with further doors, which ask for TLS and a password. The first door stays open.
   *
   * @throws ServerStartException if it does not start
   */
  public static KafkaBroker start(
      Path dataDir, int port, int controllerPort, List<SecureListener> secured) {
    try {
      Files.createDirectories(dataDir);
      if (!Files.exists(dataDir.resolve("meta.properties"))) {
        format(dataDir);
      }
      KafkaConfig config =
          new KafkaConfig(properties(dataDir, port, controllerPort, secured), false);
      KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      return new KafkaBroker(server, HOST + ":" + port);
    } catch (Exception e) {
      throw new ServerStartException(
          "Kafka did not start on %s, port %d".formatted(dataDir, port), e);
    }
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /**
   * What a broker does that has lost its directory. It would end the process on the spot, and those
   * whom the process has started would stay behind.
   */
  private static void giveUp(int status, String message) {
    Thread exit = new Thread(() -> System.exit(status), "kafka-gave-up");
    exit.setDaemon(true); // Where the process is ending already, it never returns.
    exit.start();
    throw new IllegalStateException("Kafka gives up with status " + status);
  }

  private static void format(Path dataDir) throws Exception {
    new Formatter()
        .setClusterId(CLUSTER_ID)
        .setNodeId(1)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName(CONTROLLER)
        .setMetadataLogDirectory(dataDir.toString())
        .addDirectory(dataDir.toString())
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .run();
  }

  private static Properties properties(
      Path dataDir, int port, int controllerPort, List<SecureListener> secured) {
    String listener = "PLAINTEXT://%s:%d".formatted(HOST, port);
    String controller = "%s:%d".formatted(HOST, controllerPort);
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "controller.quorum.voters",
            "1@" + controller,
            "listeners",
            listener + "," + CONTROLLER + "://" + controller,
            "advertised.listeners",
            listener,
            "controller.listener.names",
            CONTROLLER,
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs",
            dataDir.toString()));
    properties.putAll(ONE_NODE);
    properties.putAll(SMALL_MACHINE);
    secured.forEach(door -> door.addTo(properties));
    return properties;
  }

  private static final Map<String, String> ONE_NODE =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          // No replica has a second copy, so what is acknowledged must be on the disk.
          "log.flush.interval.messages", "1",
          "group.initial.rebalance.delay.ms", "0");

  private static final Map<String, String> SMALL_MACHINE =
      Map.of(
          "num.partitions", "4",
          "offsets.topic.num.partitions", "4",
          "transaction.state.log.num.partitions", "1",
          "num.network.threads", "2",
          "num.io.threads", "2",
          "background.threads", "2",
          "log.cleaner.dedupe.buffer.size", "4194304");
}

package org.hilum.servers;

/** The ports of one {@link ServerSet}. */
public record ServerPorts(int kafka, int kafkaController, int postgres, int s3) {

  public static ServerPorts free() {
    return new ServerPorts(FreePort.next(), FreePort.next(), FreePort.next(), FreePort.next());
  }
}

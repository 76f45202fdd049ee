package org.hilum.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.hilum.servers.FreePort;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void areTheDocumentedOnes() {
    Ports ports = Ports.standard();
    assertThat(ports.number(Port.KAFKA)).isEqualTo(19092);
    assertThat(ports.number(Port.KAFKA_CONTROLLER)).isEqualTo(19093);
    assertThat(ports.number(Port.POSTGRES)).isEqualTo(15432);
    assertThat(ports.number(Port.S3)).isEqualTo(19000);
    assertThat(ports.number(Port.GATEWAY)).isEqualTo(8080);
    assertThat(ports.number(Port.TRIAGE)).isEqualTo(8081);
    assertThat(ports.number(Port.INFERENCE)).isEqualTo(8082);
    assertThat(ports.number(Port.TRAINING)).isEqualTo(8083);
    assertThat(ports.number(Port.ISSUER)).isEqualTo(8084);
  }

  @Test
  void namesATakenPortAndTheOptionThatMovesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports =
          Ports.choosing(port -> port == Port.S3 ? taken.getLocalPort() : FreePort.next());
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(ports::requireFree)
          .withMessage(
              "port %d (s3) is in use; choose another with --s3-port N", taken.getLocalPort());
    }
  }

  @Test
  void acceptsPortsThatAreFree() {
    assertThatCode(Ports.choosing(port -> FreePort.next())::requireFree).doesNotThrowAnyException();
  }
}

package org.hilum.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;
import org.hilum.access.Speaker.Named;
import org.junit.jupiter.api.Test;

class SpeakerTest {

  @Test
  void isTheReaderWhoIsLoggedIn() {
    Speaker speaker = speaker("jane.doe", Role.RADIOLOGIST);
    assertThat(speaker.named(Optional.empty())).isEqualTo(new Named.As("jane.doe"));
    assertThat(speaker.named(Optional.of("jane.doe"))).isEqualTo(new Named.As("jane.doe"));
  }

  @Test
  void isNoOtherReader() {
    assertThat(status(speaker("jane.doe", Role.RADIOLOGIST), Optional.of("joe"))).isEqualTo(403);
    assertThat(status(speaker("trainer-1", Role.TRAINER), Optional.of("joe"))).isEqualTo(403);
  }

  @Test
  void isWhomAReportingSystemNames() {
    Speaker speaker = speaker("pacs-1", Role.PACS);
    assertThat(speaker.named(Optional.of("joe"))).isEqualTo(new Named.As("joe"));
    assertThat(status(speaker, Optional.empty())).isEqualTo(400);
  }

  @Test
  void isNobodyUnderANameThatIsNoPseudonym() {
    assertThat(status(speaker("jane@example.org", Role.RADIOLOGIST), Optional.empty()))
        .isEqualTo(403);
    assertThat(status(speaker("pacs-1", Role.PACS), Optional.of("Dr. Jane Doe"))).isEqualTo(400);
  }

  private static int status(Speaker speaker, Optional<String> wanted) {
    return ((Named.Refused) speaker.named(wanted)).status().getStatusCode();
  }

  private static Speaker speaker(String name, String role) {
    return new Speaker(
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(name))
            .addRole(role)
            .build());
  }
}

package org.hilum.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.hilum.storage.Keeping;
import org.junit.jupiter.api.Test;

class StorageTest {
  @Test
  void saysWhatToDoAboutABucketInWhichObjectsCanBeDestroyed() {
    assertThat(Storage.danger(Keeping.NOTHING)).get().asString().contains("switch on versioning");
    assertThat(Storage.danger(Keeping.VERSIONS)).get().asString().contains("forbid the key");
    assertThat(Storage.danger(Keeping.LOCKED)).isEmpty();
  }
}

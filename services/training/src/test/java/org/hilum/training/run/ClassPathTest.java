package org.hilum.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClassPathTest {
  @Test
  void namesTheFoldersOfThePackagedService() {
    Path app = Path.of("services/training/target/quarkus-app").toAbsolutePath();

    assertThat(ClassPath.of("services/training/target/quarkus-app/quarkus-run.jar"))
        .isEqualTo("%s/app/*:%s/lib/main/*:%s/lib/boot/*".formatted(app, app, app));
  }

  @Test
  void leavesAnyOtherAsItIs() {
    assertThat(ClassPath.of("target/classes:lib/a.jar")).isEqualTo("target/classes:lib/a.jar");
  }
}

package org.hilum.local.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XrayFilesTest {
  @TempDir private Path folder;

  @Test
  void findsImagesAtAnyDepthInTheOrderOfTheirPaths() throws Exception {
    Files.createDirectories(folder.resolve("b/deep"));
    for (String name : List.of("c.PNG", "a.jpg", "b/deep/x.jpeg", "notes.txt", "b/y.jpg.part")) {
      Files.createFile(folder.resolve(name));
    }
    assertThat(XrayFiles.below(folder))
        .containsExactly(
            folder.resolve("a.jpg"), folder.resolve("b/deep/x.jpeg"), folder.resolve("c.PNG"));
  }

  @Test
  void findsDicomFilesByTheirContent() throws Exception {
    byte[] dicom = new byte[200];
    System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
    Files.write(folder.resolve("IM000001"), dicom);
    Files.write(folder.resolve("short.dcm"), Arrays.copyOf(dicom, 130));
    Files.write(folder.resolve("zeros.dcm"), new byte[200]);
    assertThat(XrayFiles.below(folder)).containsExactly(folder.resolve("IM000001"));
  }

  @Test
  void drawsSixPhantomsThatAreNamedSynthetic() {
    assertThat(XrayFiles.phantoms(folder.resolve("phantoms")))
        .hasSize(6)
        .allMatch(file -> file.getFileName().toString().startsWith("synthetic-"));
  }
}

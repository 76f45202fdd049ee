package org.hilum.training.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An audit on disk: {@value #JSON} for programs, {@value #PAGE} for people. */
public final class AuditFiles {
  static final String JSON = "audit.json";
  static final String PAGE = "audit.html";

  private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private AuditFiles() {}

  /** Each file appears whole or not at all, in place of that of an earlier audit. */
  public static void write(DataAudit audit, Path folder) {
    try {
      Map<Path, byte[]> files = new LinkedHashMap<>();
      files.put(folder.resolve(PAGE), AuditPage.of(audit).getBytes(UTF_8));
      // Last: where this lies, the page lies too.
      files.put(
          folder.resolve(JSON), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(audit));
      Files.createDirectories(folder);
      write(files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the audit to " + folder, e);
    }
  }

  private static void write(Map<Path, byte[]> files) throws IOException {
    try {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        Files.write(partial(file.getKey()), file.getValue());
      }
      for (Path file : files.keySet()) {
        Files.move(partial(file), file, ATOMIC_MOVE, REPLACE_EXISTING);
      }
    } finally {
      for (Path file : files.keySet()) {
        Files.deleteIfExists(partial(file));
      }
    }
  }

  private static Path partial(Path file) {
    return file.resolveSibling(file.getFileName() + ".partial");
  }
}

package org.hilum.training.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Split;
import org.hilum.training.data.UnusableDataException;

/**
 * An audit that is made once: whoever asks again for the same images and the same manifest reads
 * what was found.
 *
 * @param folder of the files of {@link AuditFiles}
 * @param out where progress is said
 */
public record KeptAudit(Path folder, PrintStream out) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The findings in plain words. Where the audit refuses the data, its reason is the finding. */
  public List<String> findings(DataSet data, Optional<Path> manifest) {
    Optional<List<String>> kept = read(data, manifest);
    if (kept.isPresent()) {
      out.printf("audit: was there, %s%n", folder.resolve(AuditFiles.PAGE));
      return kept.get();
    }
    try {
      DataAudit audit =
          DataAudit.of(
              data,
              manifest.map(file -> Originals.read(file, data)).orElseGet(Originals::none),
              out);
      AuditFiles.write(audit, folder);
      out.printf("audit: %s%n", folder.resolve(AuditFiles.PAGE));
      return audit.findings();
    } catch (UnusableDataException e) {
      return List.of("The data was not audited: " + e.getMessage() + ".");
    }
  }

  /** Empty without an audit of these images; a file that is no whole audit counts as none. */
  private Optional<List<String>> read(DataSet data, Optional<Path> manifest) {
    Path file = folder.resolve(AuditFiles.JSON);
    if (Files.notExists(file) || Files.notExists(folder.resolve(AuditFiles.PAGE))) {
      return Optional.empty();
    }
    try {
      JsonNode audit = MAPPER.readTree(Files.readAllBytes(file));
      return isOf(audit, data, manifest) ? Optional.of(findings(audit)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the audit " + file, e);
    }
  }

  private static boolean isOf(JsonNode audit, DataSet data, Optional<Path> manifest) {
    JsonNode splits = audit.path("splits");
    boolean hasSameImages = splits.size() == data.splits().size();
    for (Map.Entry<Split, ImageSet> split : data.splits().entrySet()) {
      String digest = splits.path(split.getKey().folder()).path("digest").asText();
      hasSameImages &= digest.equals(split.getValue().digest());
    }
    return hasSameImages
        && audit.path("manifest").asText("").equals(manifest.map(Originals::digestOf).orElse(""));
  }

  private static List<String> findings(JsonNode audit) {
    List<String> findings = new ArrayList<>();
    audit.path("findings").forEach(finding -> findings.add(finding.asText()));
    return findings;
  }
}

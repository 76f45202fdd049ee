package org.hilum.training.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hilum.network.InvalidModelException;
import org.hilum.network.ModelDirectory;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.PackedTrunk;

/**
 * A registered version on its way into a folder of models.
 *
 * @param besideTrunk names of the files that lie beside its trunk
 * @param objects bytes by key
 */
record ModelDownload(
    Path models,
    RegisteredModel model,
    List<String> besideTrunk,
    Function<String, byte[]> objects) {

  /** The model in its folder, which appears complete or not at all. */
  ModelDirectory open() {
    Path folder = models.resolve(model.modelVersion());
    try {
      if (Files.notExists(folder)) {
        placeTrunk();
        place(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder, e);
    }
    return ModelDirectory.open(folder);
  }

  /** With what lies beside it; the trunk last, so that who finds it finds all. */
  private void placeTrunk() throws IOException {
    String digest = model.description().trunkDigest();
    Path folder = models.resolve("trunks").resolve(Digest.abbreviated(digest));
    Path trunk = folder.resolve(PackedTrunk.FILE_NAME);
    if (Files.exists(trunk)) {
      return;
    }
    byte[] bytes = checked(ModelKeys.ofTrunk(digest), digest);
    Files.createDirectories(folder);
    for (String file : besideTrunk) {
      place(folder.resolve(file), objects.apply(ModelKeys.ofTrunk(digest, file)));
    }
    place(trunk, bytes);
  }

  private static void place(Path file, byte[] bytes) throws IOException {
    Path draft = Files.write(file.resolveSibling(draftName()), bytes);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void place(Path folder) throws IOException {
    String prefix = ModelKeys.ofVersion(model.modelVersion());
    byte[] tail = checked(prefix + ModelKeys.TAIL, model.description().tailDigest());
    byte[] description = checked(prefix + ModelKeys.DESCRIPTION, model.descriptionDigest());
    Files.createDirectories(folder.getParent());
    Path draft = Files.createDirectory(folder.resolveSibling(draftName()));
    Files.write(draft.resolve(ModelKeys.TAIL), tail);
    Files.write(draft.resolve(ModelKeys.DESCRIPTION), description);
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Somebody else placed the same version meanwhile; it is checked when it is opened.
      Files.delete(draft.resolve(ModelKeys.TAIL));
      Files.delete(draft.resolve(ModelKeys.DESCRIPTION));
      Files.delete(draft);
    }
  }

  private byte[] checked(String key, String digest) {
    byte[] bytes = objects.apply(key);
    String found = Digest.of(bytes);
    if (!found.equals(digest)) {
      throw new InvalidModelException(
          "%s has SHA-256 %s, expected %s".formatted(key, found, digest));
    }
    return bytes;
  }

  private static String draftName() {
    return ".draft-" + UUID.randomUUID();
  }
}

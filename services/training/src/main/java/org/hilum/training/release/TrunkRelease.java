package org.hilum.training.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hilum.network.ModelDescription;
import org.hilum.network.Preprocessing;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.ImportWeights;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.training.adapt.AdaptedTrunk;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.finetune.TailSettings;

/**
 * An adapted trunk as a folder: packed trunk, last 13 layers, and where they come from.
 *
 * @param parent what the training started from
 * @param cut everything behind it was trained
 * @param split the images that it learned from
 * @param settings of the training
 * @param seed of alterations and training
 * @param views altered views of each training image; one means another in each epoch if nothing was
 *     frozen
 */
public record TrunkRelease(
    AdaptedTrunk adapted,
    TrunkFolder parent,
    TrunkCut cut,
    LearningSplit split,
    TailSettings settings,
    long seed,
    int views) {
  private static final long MOST_BYTES = 100_000_000;
  private static final String REMEDY = "; free some room or name another --out, and start again";

  /**
   * Makes the folder in which a new one shall appear. Asked before hours are spent on a trunk.
   *
   * @throws UncheckedIOException if that cannot be, or there is no room for a trunk
   */
  public static void prepare(Path folder) {
    Path parent = folder.toAbsolutePath().getParent();
    try {
      Files.createDirectories(parent);
      if (!Files.isWritable(parent) || Files.getFileStore(parent).getUsableSpace() < MOST_BYTES) {
        throw new IOException(
            "no right to write there, or less than %,d MB free".formatted(MOST_BYTES / 1_000_000));
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /**
   * Writes a folder that is not there yet; it appears whole or not at all.
   *
   * @throws UncheckedIOException naming the folder and the remedy
   */
  public void write(Path folder) {
    Path draft = folder.resolveSibling(".draft-" + UUID.randomUUID());
    try {
      Files.createDirectories(draft);
      Files.write(draft.resolve(PackedTrunk.FILE_NAME), adapted.trunk());
      Files.write(draft.resolve(ImportWeights.INITIAL_TAIL), adapted.layers());
      Files.write(draft.resolve(TrunkFolder.DESCRIPTION), DescriptionFile.write(facts()));
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(draft, e);
      throw failure(folder, e);
    }
  }

  private static UncheckedIOException failure(Path folder, IOException fault) {
    return new UncheckedIOException(
        "cannot write the trunk %s: %s%s".formatted(folder, fault.getMessage(), REMEDY), fault);
  }

  private static void discard(Path draft, IOException fault) {
    try {
      for (String name :
          List.of(PackedTrunk.FILE_NAME, ImportWeights.INITIAL_TAIL, TrunkFolder.DESCRIPTION)) {
        Files.deleteIfExists(draft.resolve(name));
      }
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("architecture", ModelDescription.ARCHITECTURE);
    facts.put("trunkDigest", Digest.of(adapted.trunk()));
    facts.put("layersDigest", Digest.of(adapted.layers()));
    facts.put("parentTrunkDigest", parent.digest());
    facts.put("parentLayersDigest", parent.layersDigest());
    TrunkFacts.in(parent).ifPresent(made -> facts.put("parent", made));
    facts.put("firstTrainedLayer", cut.firstLayer());
    facts.put("trainedParameters", adapted.fit().trainedParameters());
    if (split.isOriginKnown()) {
      facts.put("data", split.origin().name());
      facts.put("licence", split.origin().licence());
    }
    facts.put("trainingDigest", split.training().digest());
    facts.put("trainingImages", split.training().size());
    facts.put("validationDigest", split.validation().digest());
    facts.put("validationImages", split.validation().size());
    facts.put("repeatsLeftOut", split.repeats());
    facts.put("preprocessing", Preprocessing.NAME);
    facts.put("alterations", ImageView.RECIPE);
    facts.put("viewsOfATrainingImage", cut.isBeforeStem() ? "another in each epoch" : views);
    facts.put("seed", seed);
    facts.put("settings", settings);
    facts.put("headBeforeUnlocking", adapted.head());
    facts.put("epochs", adapted.fit().epochs());
    facts.put("bestEpoch", adapted.fit().best().number());
    facts.put("packing", adapted.packing());
    facts.put("codeVersion", HeadRelease.codeVersion());
    facts.put("trainedOn", LocalDate.now().toString());
    return facts;
  }
}

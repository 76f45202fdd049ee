package org.hilum.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.MalformedWeightsException;
import org.hilum.network.weights.PackedTrunk;

/**
 * A model on disk: {@code models/<name>/<version>} with {@code model.json} and {@code
 * tail.safetensors}; its trunk in {@code models/trunks/<first 12 digits of the digest>}.
 */
public final class ModelDirectory {

  private static final String DESCRIPTION = "model.json";
  private static final String TAIL = "tail.safetensors";
  private static final String TRUNKS = "trunks";
  private static final String SUBTYPE = "subtype";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final Path path;
  private final ModelDescription description;

  private ModelDirectory(Path path, ModelDescription description) {
    this.path = path;
    this.description = description;
  }

  /**
   * Opens a model and checks that tail and trunk are the ones its description names.
   *
   * @param directory {@code models/<name>/<version>}
   * @throws InvalidModelException naming the file and what was expected
   */
  public static ModelDirectory open(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    ModelDirectory model = new ModelDirectory(path, description(path.resolve(DESCRIPTION)));
    ModelDescription description = model.description();
    if (!path.endsWith(description.modelVersion())) {
      throw new InvalidModelException(
          "%s describes model %s, which belongs into a folder of that name"
              .formatted(path.resolve(DESCRIPTION), description.modelVersion()));
    }
    check(path.resolve(TAIL), description.tailDigest());
    check(model.trunkFile(), description.trunkDigest());
    return model;
  }

  /**
   * Writes a new model below {@code models}; it appears complete or not at all.
   *
   * @throws InvalidModelException if the description names another tail, the version exists
   *     already, the trunk is not there, or the description and the tail's head do not agree on a
   *     subtype
   */
  public static ModelDirectory write(Path models, ModelDescription description, TailWeights tail) {
    Path path = models.toAbsolutePath().normalize().resolve(description.modelVersion());
    if (Files.exists(path)) {
      throw new InvalidModelException(path + " exists; a released model never changes");
    }
    if (!description.tailDigest().equals(tail.digest())) {
      throw new InvalidModelException(
          "tailDigest of %s is %s, the tail's is %s"
              .formatted(description.modelVersion(), description.tailDigest(), tail.digest()));
    }
    requireAgreement(description, tail);
    try {
      Files.createDirectories(path.getParent());
      Path draft = path.resolveSibling(".draft-" + UUID.randomUUID());
      Files.createDirectory(draft);
      Files.write(draft.resolve(TAIL), tail.toSafetensors());
      Files.write(draft.resolve(DESCRIPTION), JSON.writeValueAsBytes(description));
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write model " + path, e);
    }
    return open(path);
  }

  private static ModelDescription description(Path file) {
    try {
      return description(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new InvalidModelException("cannot read " + file, e);
    }
  }

  /**
   * What a {@code model.json} says, wherever it lies.
   *
   * @param place named if it cannot be used
   * @throws InvalidModelException naming the place and what was expected
   */
  public static ModelDescription description(byte[] json, String place) {
    try {
      ObjectNode properties = JSON.readValue(json, ObjectNode.class);
      // The one property that may be missing.
      properties.putIfAbsent(SUBTYPE, properties.nullNode());
      return JSON.treeToValue(properties, ModelDescription.class);
    } catch (JsonProcessingException e) {
      throw new InvalidModelException(place + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new InvalidModelException("cannot read " + place, e);
    }
  }

  private static void check(Path file, String digest) {
    try {
      String found = Digest.of(Files.readAllBytes(file));
      if (!found.equals(digest)) {
        throw new InvalidModelException(
            "%s has SHA-256 %s, expected %s".formatted(file, found, digest));
      }
    } catch (IOException e) {
      throw new InvalidModelException("cannot read " + file + ", expected SHA-256 " + digest, e);
    }
  }

  /** Absolute. */
  public Path path() {
    return path;
  }

  public ModelDescription description() {
    return description;
  }

  /** {@code models/trunks/<first 12 digits of the digest>/trunk.safetensors.zst}. */
  public Path trunkFile() {
    Path models = path.getParent().getParent();
    return models
        .resolve(TRUNKS)
        .resolve(Digest.abbreviated(description.trunkDigest()))
        .resolve(PackedTrunk.FILE_NAME);
  }

  /** Reads the trunk's weights. */
  public PackedTrunk trunk() {
    return PackedTrunk.read(LayerTable.resnet152v2(), trunkFile());
  }

  /**
   * Reads the tail's weights.
   *
   * @throws InvalidModelException naming a tensor that is missing or has another shape, or if the
   *     description and the tail's head do not agree on a subtype
   */
  public TailWeights tail() {
    return tail(LayerTable.resnet152v2());
  }

  TailWeights tail(LayerTable table) {
    try {
      TailWeights tail = TailWeights.read(table, path.resolve(TAIL));
      requireAgreement(description, tail);
      return tail;
    } catch (MalformedWeightsException | IllegalArgumentException e) {
      throw new InvalidModelException(path.resolve(TAIL) + ": " + e.getMessage(), e);
    }
  }

  private static void requireAgreement(ModelDescription description, TailWeights tail) {
    boolean isExpected = tail.head().hasSubtype();
    if (isExpected != description.subtype().isPresent()) {
      throw new InvalidModelException(
          "tensor '%s' of %s has %s, so %s must have %s '%s'"
              .formatted(
                  Head.OUTPUT_KERNEL,
                  description.modelVersion(),
                  isExpected ? "2 rows" : "1 row",
                  DESCRIPTION,
                  isExpected ? "a" : "no",
                  SUBTYPE));
    }
  }
}

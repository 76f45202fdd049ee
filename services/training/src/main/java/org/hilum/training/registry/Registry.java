package org.hilum.training.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hilum.network.InvalidModelException;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.ModelJson;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/**
 * The models in the object store. A file that is there never changes; a version is there as soon as
 * its {@code model.json} is. Blocking and thread safe.
 */
public final class Registry {
  private static final long LARGEST_WEIGHTS = 1L << 29;
  private static final long LARGEST_TEXT = 1L << 24;

  private final ObjectStore store;
  private final ImmutableObjects objects;

  public Registry(ObjectStore store) {
    this.store = store;
    this.objects = new ImmutableObjects(store);
  }

  /**
   * Adds a model folder with its trunk. The same folder may be added again; a folder that changed
   * is refused, before anything of it is stored.
   *
   * @param folder {@code models/<name>/<version>}
   */
  public Addition add(Path folder) {
    ModelFiles files;
    try {
      files = ModelFiles.open(folder);
    } catch (InvalidModelException e) {
      return new Addition.Refused(e.getMessage());
    }
    if (!ModelKeys.isVersion(files.modelVersion())) {
      return new Addition.Refused(
          "no model may be called '%s'".formatted(ModelKeys.nameOf(files.modelVersion())));
    }
    return taken(files)
        .or(() -> keep(files))
        .<Addition>map(Addition.Refused::new)
        .orElseGet(() -> new Addition.Added(get(files.modelVersion())));
  }

  private Optional<String> taken(ModelFiles files) {
    return files.byKey().entrySet().stream()
        .filter(file -> objects.isTaken(file.getKey(), ModelFiles.bytes(file.getValue())))
        .findFirst()
        .map(file -> changed(file.getKey()));
  }

  /** Empty if all are kept. */
  private Optional<String> keep(ModelFiles files) {
    // Named by its content, so one that is there is the same.
    files.trunkByKey().entrySet().stream()
        .filter(file -> store.head(file.getKey()).isEmpty())
        .forEach(file -> objects.keep(file.getKey(), ModelFiles.bytes(file.getValue())));
    return files.byKey().entrySet().stream()
        .filter(file -> !objects.keep(file.getKey(), ModelFiles.bytes(file.getValue())))
        .findFirst()
        .map(file -> changed(file.getKey()));
  }

  private static String changed(String key) {
    return "%s is there with other content; a registered model never changes, so give this one"
            .formatted(key)
        + " another version";
  }

  /** Every version, by name and age. */
  public List<RegisteredModel> list() {
    return versionsBelow(ModelKeys.ROOT);
  }

  /** Empty for an unknown version, and for one of which not all is there yet. */
  public Optional<RegisteredModel> find(String modelVersion) {
    return ModelKeys.isVersion(modelVersion)
        ? versionsBelow(ModelKeys.ofVersion(modelVersion)).stream().findFirst()
        : Optional.empty();
  }

  private RegisteredModel get(String modelVersion) {
    return find(modelVersion)
        .orElseThrow(() -> new InvalidModelException(modelVersion + " is not in the registry"));
  }

  private List<RegisteredModel> versionsBelow(String prefix) {
    Map<String, List<ObjectSummary>> objectsByVersion =
        store
            .list(prefix)
            .filter(object -> ModelKeys.isFile(object.key()))
            .collect(
                Collectors.groupingBy(
                    object -> ModelKeys.versionOf(object.key()),
                    TreeMap::new,
                    Collectors.toList()));
    List<RegisteredModel> models = new ArrayList<>();
    objectsByVersion.forEach((version, files) -> registered(version, files).ifPresent(models::add));
    models.sort(
        Comparator.comparing(RegisteredModel::name)
            .thenComparing(RegisteredModel::registeredAt)
            .thenComparing(RegisteredModel::modelVersion));
    return models;
  }

  private Optional<RegisteredModel> registered(String modelVersion, List<ObjectSummary> files) {
    String key = ModelKeys.ofVersion(modelVersion) + ModelKeys.DESCRIPTION;
    return files.stream()
        .filter(object -> object.key().equals(key))
        .findFirst()
        .map(
            object -> {
              byte[] json = text(key);
              return new RegisteredModel(
                  description(modelVersion, json, key),
                  Digest.of(json),
                  object.lastModified(),
                  files.stream().map(file -> ModelKeys.fileOf(file.key())).sorted().toList());
            });
  }

  private static ModelDescription description(String modelVersion, byte[] json, String key) {
    ModelDescription description = ModelJson.read(key, json);
    if (!description.modelVersion().equals(modelVersion)) {
      throw new InvalidModelException(
          "%s describes model %s".formatted(key, description.modelVersion()));
    }
    return description;
  }

  private byte[] text(String key) {
    return store
        .get(key, LARGEST_TEXT)
        .orElseThrow(() -> new InvalidModelException(key + " was there and is gone"));
  }

  /** What is wrong with the weights in the store; empty if they are those that are described. */
  public Optional<String> flaw(RegisteredModel model) {
    return flaw(tailKey(model), model.description().tailDigest())
        .or(
            () ->
                flaw(
                    ModelKeys.ofTrunk(model.description().trunkDigest()),
                    model.description().trunkDigest()));
  }

  private Optional<String> flaw(String key, String digest) {
    Optional<byte[]> bytes = store.get(key, LARGEST_WEIGHTS);
    if (bytes.isEmpty()) {
      return Optional.of(key + " is not there");
    }
    String found = Digest.of(bytes.get());
    return found.equals(digest)
        ? Optional.empty()
        : Optional.of("%s has SHA-256 %s, expected %s".formatted(key, found, digest));
  }

  /**
   * Copies weights and description of a version to this machine, and all that lies beside its
   * trunk; what is there already stays.
   *
   * @param models folder of all models
   * @throws InvalidModelException if the weights are not those that are described; nothing is then
   *     left behind
   */
  public ModelDirectory fetch(String modelVersion, Path models) {
    RegisteredModel model = get(modelVersion);
    String trunk = ModelKeys.ofTrunk(model.description().trunkDigest());
    String folder = trunk.substring(0, trunk.lastIndexOf('/') + 1);
    List<String> besideTrunk =
        store
            .list(folder)
            .map(object -> object.key().substring(folder.length()))
            .filter(file -> !trunk.equals(folder + file))
            .toList();
    return new ModelDownload(models, model, besideTrunk, this::weights).open();
  }

  private byte[] weights(String key) {
    return store
        .get(key, LARGEST_WEIGHTS)
        .orElseThrow(() -> new InvalidModelException(key + " is not there"));
  }

  /** A file of a version. */
  public Optional<byte[]> file(String modelVersion, String file) {
    return ModelKeys.isVersion(modelVersion)
        ? store.get(ModelKeys.ofVersion(modelVersion) + file, LARGEST_TEXT)
        : Optional.empty();
  }

  /**
   * What a dossier says in brief.
   *
   * @param file of the version, ending in {@code .json}
   */
  public Optional<KeptDecision> decision(String modelVersion, String file) {
    return file(modelVersion, file).map(json -> decision(modelVersion, file, json));
  }

  private static KeptDecision decision(String modelVersion, String file, byte[] json) {
    try {
      return EventJson.read(json, KeptDecision.class);
    } catch (MalformedEventException e) {
      throw new IllegalStateException(
          "dossier %s of %s cannot be read: %s".formatted(file, modelVersion, e.getMessage()), e);
    }
  }

  /**
   * Adds a file to a version.
   *
   * @return whether the file now holds these bytes; it does not if it was there with others
   */
  public boolean keepFile(String modelVersion, String file, byte[] bytes) {
    return objects.keep(ModelKeys.ofVersion(modelVersion) + file, bytes);
  }

  void deleteFile(String modelVersion, String file) {
    store.delete(ModelKeys.ofVersion(modelVersion) + file);
  }

  private static String tailKey(RegisteredModel model) {
    return ModelKeys.ofVersion(model.modelVersion()) + ModelKeys.TAIL;
  }
}

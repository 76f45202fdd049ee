package org.hilum.training.registry;

import java.util.Set;
import java.util.regex.Pattern;
import org.hilum.network.DescribedTail;
import org.hilum.network.ModelJson;
import org.hilum.network.weights.PackedTrunk;

/**
 * Where things lie in the bucket: {@code models/<name>/<version>/<file>}, {@code
 * models/trunks/<digest>/<file>}, {@code models/aliases/<name>.json} and {@code
 * models/history/<name>/<revision>.json}.
 */
final class ModelKeys {
  static final String ROOT = "models/";
  static final String DESCRIPTION = ModelJson.FILE_NAME;
  static final String TAIL = DescribedTail.FILE_NAME;
  static final String CARD = "MODEL_CARD.md";
  static final String DECISIONS = "decisions/";
  static final String ALIASES = ROOT + "aliases/";

  private static final String HISTORY = ROOT + "history/";
  private static final String TRUNKS = ROOT + "trunks/";
  private static final String JSON = ".json";
  private static final Pattern VERSION =
      Pattern.compile("([a-z0-9][a-z0-9.-]*)/[a-z0-9][a-z0-9.-]*");

  /** Their folders lie beside those of the models. */
  private static final Set<String> TAKEN = Set.of("trunks", "aliases", "history");

  private ModelKeys() {}

  /** Whether this is {@code <name>/<version>}, and the name one that a model may have. */
  static boolean isVersion(String words) {
    return VERSION.matcher(words).matches() && !TAKEN.contains(nameOf(words));
  }

  static String nameOf(String modelVersion) {
    return modelVersion.substring(0, modelVersion.indexOf('/'));
  }

  /** Prefix of all files of a version. */
  static String ofVersion(String modelVersion) {
    if (!isVersion(modelVersion)) {
      throw new IllegalArgumentException(
          "expected <name>/<version> of small letters, digits, dots and dashes, not '%s'"
              .formatted(modelVersion));
    }
    return ROOT + modelVersion + "/";
  }

  /** Whether a key is that of a file of a version. */
  static boolean isFile(String key) {
    String[] parts = key.split("/", 4);
    return parts.length == 4 && key.startsWith(ROOT) && isVersion(parts[1] + "/" + parts[2]);
  }

  /** {@code <name>/<version>} of the key of a file. */
  static String versionOf(String key) {
    String[] parts = key.split("/", 4);
    return parts[1] + "/" + parts[2];
  }

  /** Name of a file within its version. */
  static String fileOf(String key) {
    return key.split("/", 4)[3];
  }

  static String ofTrunk(String digest) {
    return PackedTrunk.objectKey(digest);
  }

  static String ofTrunk(String digest, String file) {
    return TRUNKS + digest + "/" + file;
  }

  static String ofAliases(String name) {
    return ALIASES + name + JSON;
  }

  /** Prefix of the states that a name had. */
  static String ofHistory(String name) {
    return HISTORY + name + "/";
  }

  static String ofHistory(String name, long revision) {
    return ofHistory(name) + revision + JSON;
  }

  /** The name in the key of an alias object. */
  static String nameOfAliases(String key) {
    return key.substring(ALIASES.length(), key.length() - JSON.length());
  }
}

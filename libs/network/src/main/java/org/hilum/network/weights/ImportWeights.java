package org.hilum.network.weights;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.network.layers.LayerTable;

/**
 * {@code import-weights FILE --out DIR}: turns Keras weights into a trunk and an initial tail below
 * {@code DIR/trunks/<first 12 digits of the trunk's digest>}.
 *
 * <p>Exit codes: 0 imported, 1 the file cannot be used, 2 the command line is wrong.
 */
public final class ImportWeights {

  /** The last 13 Keras layers as imported, without a head. */
  public static final String INITIAL_TAIL = "initial-tail.safetensors";

  private static final String USAGE =
      "usage: import-weights FILE --out DIR\n"
          + "  FILE  ResNet152V2 weights without top: a Keras .h5, or .safetensors with Keras names";

  private final LayerTable table;
  private final PrintStream out;
  private final PrintStream err;

  ImportWeights(LayerTable table, PrintStream out, PrintStream err) {
    this.table = table;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    LayerTable table = LayerTable.resnet152v2();
    System.exit(new ImportWeights(table, System.out, System.err).run(arguments));
  }

  int run(String... arguments) {
    if (arguments.length != 3 || !arguments[1].equals("--out")) {
      err.println(USAGE);
      return 2;
    }
    Path file = Path.of(arguments[0]);
    if (!Files.isReadable(file)) {
      err.println("cannot read " + file);
      return 2;
    }
    try {
      write(read(file), Path.of(arguments[2]));
      return 0;
    } catch (MalformedWeightsException | IllegalArgumentException e) {
      err.println("cannot import " + file + ": " + e.getMessage());
      return 1;
    }
  }

  private Weights read(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(".h5")) {
      return KerasFile.read(table, file);
    }
    if (name.endsWith(".safetensors")) {
      return FreshStage.complete(table, Safetensors.read(file));
    }
    throw new IllegalArgumentException("expected a file that ends in .h5 or .safetensors");
  }

  private void write(Weights weights, Path models) {
    byte[] trunk = PackedTrunk.pack(table, weights);
    byte[] tail = initialTail(table, weights);
    String digest = Digest.of(trunk);
    Path directory = models.resolve("trunks").resolve(Digest.abbreviated(digest));
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve(PackedTrunk.FILE_NAME), trunk);
      Files.write(directory.resolve(INITIAL_TAIL), tail);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
    out.printf("trunk %s%n", digest);
    out.printf("%s %d bytes%n", directory.resolve(PackedTrunk.FILE_NAME), trunk.length);
    out.printf("%s %d bytes%n", directory.resolve(INITIAL_TAIL), tail.length);
  }

  /** The content of {@value #INITIAL_TAIL}. */
  public static byte[] initialTail(LayerTable table, Weights weights) {
    Map<String, StoredTensor> tail = new LinkedHashMap<>();
    table
        .tailShapes()
        .forEach(
            (name, shape) ->
                tail.put(name, StoredTensor.of(ElementType.F32, weights.values(name), shape)));
    return Safetensors.write(tail);
  }
}

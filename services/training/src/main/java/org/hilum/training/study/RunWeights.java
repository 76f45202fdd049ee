package org.hilum.training.study;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.weights.ElementType;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.StoredTensor;
import org.hilum.network.weights.Weights;

/**
 * What the networks of runs learned, a safetensors file each beside the file of the run. A system
 * keeps it before its run ends, so that a run that is read back has its weights.
 *
 * @param folder of the runs
 */
public record RunWeights(Path folder) {

  /** In fp32, as they were learned. The file appears whole or not at all. */
  public void keep(RunName run, Weights learned) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (String name : learned.names()) {
      tensors.put(
          name,
          StoredTensor.of(ElementType.F32, learned.values(name), learned.tensor(name).shape()));
    }
    Path file = fileOf(run);
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.createDirectories(folder);
      Files.write(partial, Safetensors.write(tensors));
      Files.move(partial, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the weights " + file + ": " + e.getMessage(), e);
    }
  }

  /** Empty if the run kept none. */
  public Optional<Weights> find(RunName run) {
    Path file = fileOf(run);
    return Files.exists(file) ? Optional.of(Safetensors.read(file)) : Optional.empty();
  }

  private Path fileOf(RunName run) {
    return folder.resolve(run.fileName() + ".safetensors");
  }
}

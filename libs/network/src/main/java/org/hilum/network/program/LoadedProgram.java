package org.hilum.network.program;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program in memory with its weights packed; any number of threads may run it at once. */
final class LoadedProgram implements AutoCloseable {

  static final String PREPACK = "prepack";

  private final Model model;
  private final ParameterStore parameters;

  private LoadedProgram(Model model) {
    this.model = model;
    parameters = new ParameterStore(model.getNDManager(), false);
  }

  /**
   * Loads the program and packs its weights.
   *
   * @throws IllegalStateException if the archive cannot be written to the temporary folder or
   *     loaded
   */
  static LoadedProgram load(TorchArchive archive, Device device) {
    Model model = Model.newInstance("program", device, "PyTorch");
    try {
      Path file = Files.createTempFile("hilum-program", ".pt");
      try {
        archive.write(file);
        model.load(file);
      } finally {
        Files.delete(file);
      }
      LoadedProgram program = new LoadedProgram(model);
      program.prepack();
      return program;
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new IllegalStateException("cannot load the inference program", e);
    }
  }

  private void prepack() {
    try (NDManager scope = newScope()) {
      NDArray unused = scope.ones(new Shape(1));
      NDArray method = scope.ones(new Shape(1));
      method.setName("module_method:" + PREPACK);
      CallingThread.infer(1, () -> forward(new NDList(unused, method)));
    }
  }

  private NDList forward(NDList inputs) {
    return model.getBlock().forward(parameters, inputs, false);
  }

  /** A manager on the program's device; whoever asks for it closes it. */
  NDManager newScope() {
    return model.getNDManager().newSubManager();
  }

  /** Runs the program; the result belongs to the input's manager. */
  NDArray run(NDArray input) {
    return forward(new NDList(input)).singletonOrThrow();
  }

  @Override
  public void close() {
    model.close();
  }
}

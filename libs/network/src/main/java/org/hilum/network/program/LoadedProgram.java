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
import java.util.Map;

/** A program in memory with its weights packed; any number of threads may run it at once. */
final class LoadedProgram implements AutoCloseable {

  static final String FORWARD = "forward";
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
    LoadedProgram program = loadUnpacked(archive, device);
    program.prepack();
    return program;
  }

  /** Loads a program that has no weights. */
  static LoadedProgram loadUnpacked(TorchArchive archive, Device device) {
    Model model = Model.newInstance("program", device, "PyTorch");
    try {
      Path file = Files.createTempFile("hilum-program", ".pt");
      try {
        archive.write(file);
        // Weights are attributes, which PyTorch does not move to the device of itself.
        model.load(file, null, Map.of("mapLocation", "true"));
      } finally {
        Files.delete(file);
      }
      return new LoadedProgram(model);
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
      CallingThread.infer(1, () -> forward(new NDList(unused, method), false));
    }
  }

  private NDList forward(NDList inputs, boolean training) {
    return model.getBlock().forward(parameters, inputs, training);
  }

  /** A manager on the program's device; whoever asks for it closes it. */
  NDManager newScope() {
    return model.getNDManager().newSubManager();
  }

  /** Runs the program; the result belongs to the input's manager. */
  NDArray run(NDArray input) {
    return forward(new NDList(input), false).singletonOrThrow();
  }

  /** Runs the program so that its gradient can be taken, unless gradients are off. */
  NDArray runForGradient(NDArray... inputs) {
    return forward(new NDList(inputs), true).singletonOrThrow();
  }

  @Override
  public void close() {
    model.close();
  }
}

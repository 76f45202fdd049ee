package org.hilum.bench.training;

import ai.djl.Model;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hilum.bench.measure.Chatter;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.network.ModelDirectory;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Weights;
import org.hilum.servers.FileTree;
import org.hilum.training.data.ImageSet;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.features.TrunkNetwork;
import org.hilum.training.features.TrunkTable;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.finetune.TailTrainer;
import org.hilum.training.finetune.TrunkSamples;
import org.hilum.training.study.StudyData;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.Samples;

/**
 * Measures epochs of the same trainer on the same images, from pixels and from kept trunk outputs;
 * the first epoch of each warms it up. Runs in a JVM of its own on the trainer's class path.
 * Argument: model directory.
 */
final class TrainingTrial {
  static final String PIXELS = "pixels";
  static final String FEATURES = "features";

  private static final int IMAGES = 64;

  /** An epoch of one batch would measure what happens between epochs. */
  private static final int REPEATS = 16;

  private static final int EPOCHS = 3;
  private static final FitSettings SETTINGS =
      new FitSettings(1e-5f, 1e-2f, IMAGES, 1, new EarlyStop(EPOCHS, EPOCHS));

  private final LayerTable table = LayerTable.resnet152v2();
  private final ModelDirectory model;
  private final Weights tail;

  private TrainingTrial(ModelDirectory model) {
    this.model = model;
    tail = model.tail().tensors();
  }

  public static void main(String[] arguments) throws IOException {
    Chatter.silence();
    Path work = Files.createTempDirectory("hilum-bench-training");
    try {
      new TrainingTrial(ModelDirectory.open(Path.of(arguments[0]))).run(work);
    } finally {
      FileTree.delete(work);
    }
  }

  private void run(Path work) {
    ImageSet images = DrawnImages.in(work.resolve("images"), IMAGES);
    ImageView view = ImageView.altered(StudyData.VIEW_SEED, 0);
    TrunkTable kept;
    TrunkFolder trunk = new TrunkFolder(model.trunkFile().getParent());
    try (TrunkNetwork network = new TrunkNetwork(trunk, TrunkCut.atEnd(table))) {
      PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
      kept = new TrunkCache(work.resolve("features"), network, quiet).table(images, view);
    }
    Samples once = samples(images, view, kept, 1);
    Samples often = samples(images, view, kept, REPEATS);
    ChildJvm.print(FEATURES, imagesPerSecond(often, once));
    try (PixelSamples pixels = new PixelSamples(images.images(), table, model.trunk().weights())) {
      ChildJvm.print(PIXELS, imagesPerSecond(pixels, once));
    }
  }

  private Samples samples(ImageSet images, ImageView view, TrunkTable kept, int times) {
    ViewedImages viewed = new ViewedImages(images, Collections.nCopies(times, view));
    return new TrunkSamples(
        Collections.nCopies(times, kept), viewed.isPneumonia(), table.channels());
  }

  /** Of the epochs after the first. */
  private double imagesPerSecond(Samples training, Samples validation) {
    TailTrainer trainer = new TailTrainer(table, tail.select(table.tailShapes()), SETTINGS, 0.5f);
    List<Long> ends = new ArrayList<>();
    try (Model network = trainer.start(head(), training.shape(IMAGES))) {
      trainer.train(network, training, validation, 1, epoch -> ends.add(System.nanoTime()));
    }
    double seconds = (ends.get(EPOCHS - 1) - ends.get(0)) / 1e9;
    return (EPOCHS - 1) * training.isPneumonia().length / seconds;
  }

  /** A trainer of one logit takes the first of a head that tells viral from bacterial. */
  private DenseHead head() {
    DenseHead head = DenseHead.of(tail);
    return new DenseHead(
        head.hiddenKernel(),
        head.hiddenBias(),
        Arrays.copyOf(head.outputKernel(), 1),
        Arrays.copyOf(head.outputBias(), 1));
  }
}

package org.hilum.training.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.hilum.network.InvalidModelException;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.MalformedWeightsException;
import org.hilum.storage.StorageUnavailableException;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.gate.InvalidPolicyException;
import org.hilum.training.registry.NotAnnouncedException;

/**
 * {@code audit-data}, {@code study}, {@code train head}, {@code train tail}, {@code train trunk},
 * {@code train base}, {@code train feedback}, {@code search}, {@code evaluate}, {@code simulate},
 * {@code models}, {@code models propose} and {@code audit}.
 *
 * <p>Exit codes: 0 done, 1 the data, the model or the registry cannot be used or the gate has
 * refused, 2 the command line is wrong, 4 a run has too little to learn from, 130 interrupted.
 */
public final class Main {
  private static final String USAGE =
      """
      usage: audit-data FOLDER --out DIR [--manifest FILE]
             study FOLDER --out DIR [--manifest FILE] [--seeds N] [--variants N]
                        [--trunk DIR] [--work DIR] [--ledger FILE]
             train head FOLDER --trunk DIR --out models/NAME/VERSION
                        [--seed N] [--variants N] [--work DIR]
             train tail FOLDER --trunk DIR --out models/NAME/VERSION
                        [--seed N] [--variants N] [--work DIR]
             train trunk FOLDER --trunk DIR --from LAYER --out DIR [--epochs N]
                        [--learning-rate X] [--seed N] [--variants N] [--manifest FILE] [--work DIR]
             train base FOLDER --trunk DIR [--seed N] [--variants N] [--work DIR]
             train feedback RUN [--parent PID]
             search FOLDER --trunk DIR --out DIR [--trials N | --grid]
                    [--seed N] [--variants N] [--work DIR]
             evaluate --model models/NAME/VERSION --data FOLDER
                      [--against models/NAME/VERSION] [--manifest FILE [--by COLUMN]]
                      [--cost-ratio N] [--json FILE] [--split test] [--ledger FILE] [--again]
             simulate FOLDER --out DIR [--json FILE] [--trunk DIR] [--work DIR] [--seed N]
             models [show NAME/VERSION | add models/NAME/VERSION | rollback NAME]
                    [--s3-port N] [--kafka-port N]
             models propose NAME/VERSION --data FOLDER [--s3-port N] [--kafka-port N]
             audit verify | case ID | care ID [--postgres-port N]
        FOLDER     train|val|test / NORMAL|PNEUMONIA / images
        --manifest table of the images, with tabs: split, class, file; patient_token, width,
                   height and bytes where they are known
                   study, train trunk: split, class, file, and patient_token and subtype (normal, bacteria
                   or virus) where they are known; only these images count, and file may be
                   a path below FOLDER
        --seeds    runs of each system, 5; runs that DIR holds are not repeated
        --trunk    what import-weights or train trunk wrote: packed trunk and initial tail; study
                   and simulate take the imported one in models/trunks
        --from     Keras name of a layer, such as conv5_block1_preact_bn or conv4_block36_1_conv:
                   its bottleneck and all behind it are trained; conv1_conv: all layers are, and
                   nothing is kept in --work
        --epochs   of the layers that are trained, at most, 8
        --learning-rate  of these layers, 1e-5
        --variants altered views of each training image, 2
        --seed     of alterations and training, 1; train head and train tail take the next four too;
                   of simulate, of patients, stream, readers and training
        --work     keeps features and tuned layers for another run, .hilum/features; 200 kB an
                   image and view, or what passes the layer before --from, 100 kB to 1.6 MB, and
                   20 MB a seed of train tail
        RUN        folder of a run of the training service, which starts this command itself; train
                   base keeps in --work what leaves the trunk of a data set, for all runs
        --parent   ends when the process PID does
        --trials   settings to try, drawn at random, 40; the first are the standard ones, of the
                   head alone, then with the last 4 layers and the last 13 unlocked, which takes
                   minutes each
        --grid     tries every combination of a few values instead, of unlocked layers a few rates
        --against  another model, compared on the same images; a look at it counts too
        --manifest table of the images, split by tabs or commas, with columns split, class, file,
                   and subtype (normal, bacteria or virus) where causes are known
        --by       column of the manifest; each of its values is judged apart
        --cost-ratio false alarms that cost as much as a missed pneumonia, %d
        --json     keeps every figure for machines
        --ledger   list of looks at the test split, models/test-set-ledger.csv; of a study
                   DIR/test-set-ledger.csv
        --again    judge a tail on a test split that it was judged on before
        propose    judges a registered model that no run has made, on the images of FOLDER/test beside
                   the champion; the gate decides, and it runs beside the champion if it passes
        --s3-port, --kafka-port, --postgres-port of the local stack; without them
                   HILUM_STORAGE_ENDPOINT and its siblings, KAFKA_BOOTSTRAP_SERVERS and
                   QUARKUS_DATASOURCE_JDBC_URL and its siblings count, as for the services
      """
          .formatted(OperatingPoint.DEFAULT_COST_RATIO);

  // What a shell says of a child that SIGINT ended.
  private static final int INTERRUPTED = 130;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    System.setProperty("ai.djl.offline", "true");
    // Libraries keep quiet: the service's logging back end needs the service around it.
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    // The service's log manager complains if another one was asked before it.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    leaveAtOnceWhenInterrupted();
    Runtime.getRuntime().halt(new Main(System.out, System.err).run(List.of(arguments)));
  }

  /**
   * Leaving in order would take the network's memory away while it computes. What is kept for
   * another run is whole at any time.
   */
  private static void leaveAtOnceWhenInterrupted() {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(INTERRUPTED), "leave"));
  }

  int run(List<String> arguments) {
    try {
      return perform(arguments);
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return 2;
    } catch (UnusableDataException
        | InvalidModelException
        | InvalidPolicyException
        | MalformedWeightsException
        | NotAnnouncedException
        | StorageUnavailableException
        | UncheckedIOException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private int perform(List<String> arguments) {
    if (!arguments.isEmpty() && arguments.get(0).equals("audit-data")) {
      return AuditData.parse(arguments.subList(1, arguments.size())).run(out);
    }
    if (!arguments.isEmpty() && arguments.get(0).equals("study")) {
      return StudyCommand.parse(arguments.subList(1, arguments.size())).run(out);
    }
    if (arguments.size() >= 2 && arguments.subList(0, 2).equals(List.of("train", "head"))) {
      return TrainHead.parse(arguments.subList(2, arguments.size())).run(out);
    }
    if (arguments.size() >= 2 && arguments.subList(0, 2).equals(List.of("train", "tail"))) {
      return TrainTail.parse(arguments.subList(2, arguments.size())).run(out);
    }
    if (arguments.size() >= 2 && arguments.subList(0, 2).equals(List.of("train", "trunk"))) {
      return TrainTrunk.parse(arguments.subList(2, arguments.size()), LayerTable.resnet152v2())
          .run(out);
    }
    if (arguments.size() >= 2 && arguments.subList(0, 2).equals(List.of("train", "base"))) {
      return TrainBase.parse(arguments.subList(2, arguments.size())).run(out);
    }
    if (arguments.size() >= 2 && arguments.subList(0, 2).equals(List.of("train", "feedback"))) {
      return TrainFeedback.parse(arguments.subList(2, arguments.size())).run(out, err);
    }
    if (!arguments.isEmpty() && arguments.get(0).equals("search")) {
      return SearchHeads.parse(arguments.subList(1, arguments.size())).run(out);
    }
    if (!arguments.isEmpty() && arguments.get(0).equals("evaluate")) {
      return EvaluateModel.parse(arguments.subList(1, arguments.size())).run(out, err);
    }
    if (!arguments.isEmpty() && arguments.get(0).equals("simulate")) {
      return SimulateYear.parse(arguments.subList(1, arguments.size())).run(out);
    }
    if (arguments.size() >= 2 && arguments.subList(0, 2).equals(List.of("models", "propose"))) {
      return ProposeModel.parse(arguments.subList(2, arguments.size()), System.getenv())
          .run(out, err);
    }
    if (!arguments.isEmpty() && arguments.get(0).equals("models")) {
      return ModelsCommand.parse(arguments.subList(1, arguments.size()), System.getenv())
          .run(out, err);
    }
    if (!arguments.isEmpty() && arguments.get(0).equals("audit")) {
      return AuditCommand.parse(arguments.subList(1, arguments.size()), System.getenv())
          .run(out, err);
    }
    throw new UsageException(
        "expected 'audit-data', 'study', 'train head', 'train tail', 'train trunk', 'train base',"
            + " 'train feedback', 'search', 'evaluate', 'simulate', 'models' or"
            + " 'audit'");
  }
}

package org.hilum.bench.sizing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints the table of docs/scaling.md from the figures that stand there. */
public final class SizingTable {
  private static final List<Double> IMAGES_A_DAY = List.of(1e3, 1e5, 1e7);

  private final List<Sizing> sizings;

  private SizingTable(MeasuredFigures figures) {
    this.sizings = IMAGES_A_DAY.stream().map(images -> new Sizing(images, figures)).toList();
  }

  /** Prints the table of the document whose path is the only argument. */
  public static void main(String[] arguments) throws IOException {
    System.out.print(of(Files.readString(Path.of(arguments[0]))));
  }

  /**
   * @param document with the figures
   * @return in Markdown
   * @throws IllegalArgumentException if a figure is missing
   */
  static String of(String document) {
    return new SizingTable(MeasuredFigures.in(document)).table();
  }

  private String table() {
    return row("images a day", IMAGES_A_DAY.stream().map(images -> rounded(images)).toList())
        + row("---", List.of("---:", "---:", "---:"))
        + row("images/s, mean", sizing -> rounded(sizing.meanRate()))
        + row("images/s, peak", sizing -> rounded(sizing.peakRate()))
        + row("cores that screen, CPU", sizing -> rounded(sizing.workerCores()))
        + row("workers of 2 cores, two at least", sizing -> rounded(sizing.workers()))
        + row("or GPUs", SizingTable::gpus)
        + row("hours to catch up a lost day", sizing -> rounded(sizing.hoursToCatchUpADay()))
        + row("memory of the workers, GB", sizing -> rounded(sizing.workersMemoryGb()))
        + row("partitions of each topic of images", sizing -> rounded(sizing.partitions()))
        + row("gateway cores", sizing -> rounded(sizing.gatewayCores()))
        + row("triage cores", sizing -> rounded(sizing.triageCores()))
        + row("training cores, for the trail", sizing -> rounded(sizing.trailCores()))
        + row("PostgreSQL cores", sizing -> rounded(sizing.databaseCores()))
        + row("object store a year, TB", sizing -> rounded(sizing.objectsTbAYear()))
        + row("object store at the peak, Gbit/s", sizing -> rounded(sizing.objectsGbitASecond()))
        + row("Kafka a year, GB", sizing -> rounded(sizing.kafkaGbAYear()))
        + row("PostgreSQL a year, GB", sizing -> rounded(sizing.databaseGbAYear()));
  }

  private String row(String name, Function<Sizing, String> value) {
    return row(name, sizings.stream().map(value).toList());
  }

  private static String row(String name, List<String> values) {
    return values.stream().collect(Collectors.joining(" | ", "| " + name + " | ", " |\n"));
  }

  private static String gpus(Sizing sizing) {
    return sizing.gpus().isPresent() ? rounded(sizing.gpus().getAsLong()) : "to be measured";
  }

  /** Three digits say more than was measured; whole numbers stay whole. */
  private static String rounded(double value) {
    String format =
        value >= 10 || value == Math.rint(value) ? "%,.0f" : value >= 1 ? "%.1f" : "%.2g";
    return format.formatted(value).replace("e-0", "e-").toLowerCase(Locale.ROOT);
  }

  private static String rounded(long value) {
    return "%,d".formatted(value);
  }
}

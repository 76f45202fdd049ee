package org.hilum.bench.worklist;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.hilum.bench.measure.Percentiles;
import org.hilum.bench.report.Report;
import org.hilum.bench.stack.RunningStack;
import org.hilum.local.stack.Service;
import org.hilum.local.stack.Stack;
import org.hilum.servers.ServerSet;

/**
 * Measures intake beside a million cases, what readers wait for there while images keep arriving,
 * and intake on empty tables. Only triage and its servers run.
 */
public final class WorklistBench {
  private static final int CASES = 1_000_000;
  private static final int WARM_UP_IMAGES = 20_000;
  private static final int WINDOWS = 5;
  private static final int WINDOW_IMAGES = 4_000;
  private static final int PLACES = 500;
  private static final int QUESTIONS_OF_A_KIND = 200;
  private static final int MEDIAN = 50;
  private static final String TIMES = "%-28s %8.1f %8.1f %8.1f";

  private final Path home;
  private final Path model;
  private final Report report;

  /**
   * @param home root of the project, where the service jars were built
   */
  public WorklistBench(Path home, Path model, Report report) {
    this.home = home;
    this.model = model;
    this.report = report;
  }

  public void run() throws IOException, SQLException, InterruptedException {
    try (RunningStack running = RunningStack.startServers(home, model, report);
        Connection database = connect(running.stack());
        EventFeed feed = new EventFeed(running.stack().servers().bootstrapServers())) {
      QueryPlans plans = QueryPlans.prepare(database, running.data().resolve("postgres.log"));
      running.stack().start(Service.TRIAGE);
      database.setSchema("triage");
      Reader reader =
          new Reader(
              running.stack().address(Service.TRIAGE),
              running.stack().access().tokens()::authorization);
      measure(database, feed, reader, plans);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not say how far triage has come", e.getCause());
    }
  }

  private void measure(Connection database, EventFeed feed, Reader reader, QueryPlans plans)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    double before = medianRate(feed);
    GeneratedCases.remove(database);
    report.progress("worklist: filling tables with %,d cases".formatted(CASES));
    GeneratedCases.fill(database, CASES);
    double full = medianRate(feed);
    GeneratedCases.read(database);
    List<ListPlace> places = ListPlace.every(CASES / PLACES, database);
    readAll(feed, reader, places);
    printSizes(database);
    printPlans(reader, plans, places);
    GeneratedCases.remove(database);
    compareIntake(before, full, medianRate(feed));
  }

  /** The JVM gets warmer all the time, so empty tables come before the million and after it. */
  private void compareIntake(double before, double full, double after) {
    report.heading("Intake, images/s with two events each, medians of %d".formatted(WINDOWS));
    printRate("empty tables, before", before);
    printRate("%,d cases".formatted(CASES), full);
    printRate("empty tables, after", after);
    report.put("worklist.intake_images_per_second", full);
    report.put("worklist.intake_full_over_empty", 2 * full / (before + after));
  }

  private void printRate(String tables, double rate) {
    report.line("%-28s %8.0f".formatted(tables, rate));
  }

  private double medianRate(EventFeed feed) throws ExecutionException, InterruptedException {
    report.progress("worklist: intake");
    feed.imagesPerSecond(WARM_UP_IMAGES);
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      rates.add(feed.imagesPerSecond(WINDOW_IMAGES));
    }
    return new Percentiles(rates).at(MEDIAN);
  }

  private void readAll(EventFeed feed, Reader reader, List<ListPlace> places)
      throws IOException, InterruptedException {
    report.progress(
        "worklist: reading, %d images/s arrive".formatted(PacedIntake.IMAGES_PER_SECOND));
    Random random = new Random(1);
    Map<ListQuestion, List<Double>> times = new EnumMap<>(ListQuestion.class);
    List<Double> all = new ArrayList<>();
    PacedIntake intake = new PacedIntake(feed);
    askEach(reader, places, random);
    for (int i = 0; i < QUESTIONS_OF_A_KIND; i++) {
      askEach(reader, places, random)
          .forEach(
              (question, time) -> {
                times.computeIfAbsent(question, it -> new ArrayList<>()).add(time);
                all.add(time);
              });
    }
    intake.end();
    report.heading("Reading list, ms to the last byte: median, p99, longest");
    times.forEach((question, of) -> printTimes(question.words(), new Percentiles(of)));
    Percentiles together = new Percentiles(all);
    printTimes("all of them", together);
    report.put("worklist.read_ms.p50", together.at(MEDIAN));
    report.put("worklist.read_ms.p99", together.at(99));
    report.put(
        "worklist.read_ms.p99_of_slowest",
        times.values().stream().mapToDouble(of -> new Percentiles(of).at(99)).max().orElseThrow());
  }

  private static Map<ListQuestion, Double> askEach(
      Reader reader, List<ListPlace> places, Random random)
      throws IOException, InterruptedException {
    Map<ListQuestion, Double> times = new EnumMap<>(ListQuestion.class);
    for (ListQuestion question : ListQuestion.values()) {
      times.put(question, reader.ask(question.drawn(places, random)));
    }
    return times;
  }

  private void printTimes(String words, Percentiles times) {
    report.line(TIMES.formatted(words, times.at(MEDIAN), times.at(99), times.at(100)));
  }

  private void printSizes(Connection database) throws SQLException {
    report.heading("PostgreSQL, bytes a case with its indexes");
    Map<String, Double> sizes = TableSizes.perCase(database);
    sizes.forEach((table, bytes) -> report.line("%-28s %8.0f".formatted(table, bytes)));
    report.put("worklist.bytes_per_case", sizes.values().stream().mapToDouble(size -> size).sum());
  }

  private void printPlans(Reader reader, QueryPlans plans, List<ListPlace> places)
      throws IOException, SQLException, InterruptedException {
    Random random = new Random(2);
    for (ListQuestion question : ListQuestion.values()) {
      String drawn = question.drawn(places, random);
      report.heading("%s: GET %s".formatted(question.words(), drawn));
      plans.during(() -> reader.ask(drawn)).forEach(plan -> plan.lines().forEach(report::line));
    }
  }

  private static Connection connect(Stack stack) throws SQLException {
    return DriverManager.getConnection(
        stack.servers().jdbcUrl(), ServerSet.DATABASE_USER, ServerSet.DATABASE_PASSWORD);
  }
}

package org.hilum.bench.worklist;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL does for a question, from its own log. Its module auto_explain tells the plans of
 * the statements that triage sends, with the values and the prepared plan that triage has.
 */
final class QueryPlans {
  private static final List<String> NOT_THE_PLAN = List.of("Query Text:", "Query Parameters:");

  private final Connection database;
  private final Path log;

  private QueryPlans(Connection database, Path log) {
    this.database = database;
    this.log = log;
  }

  /** Something that makes triage ask PostgreSQL. */
  interface Question {
    void ask() throws IOException, InterruptedException;
  }

  /** Loads the module, which connections made from now on have. */
  static QueryPlans prepare(Connection database, Path log) throws SQLException {
    QueryPlans plans = new QueryPlans(database, log);
    plans.set("session_preload_libraries = 'auto_explain'");
    plans.set("auto_explain.log_min_duration = -1");
    plans.set("auto_explain.log_analyze = on");
    plans.set("auto_explain.log_timing = off");
    return plans;
  }

  /** The plans of what was sent meanwhile, without the texts of the statements. */
  List<String> during(Question question) throws IOException, SQLException, InterruptedException {
    set("auto_explain.log_min_duration = 0");
    long from = Files.size(log);
    question.ask();
    set("auto_explain.log_min_duration = -1");
    return plans(since(from));
  }

  private void set(String setting) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("alter system set " + setting);
      // Each connection takes it before its next statement.
      statement.execute("select pg_reload_conf(), pg_sleep(0.5)");
    }
  }

  private String since(long from) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Continued lines of the log begin with a tab; a plan begins behind the statement's text. */
  private static List<String> plans(String text) {
    List<String> plans = new ArrayList<>();
    StringBuilder plan = new StringBuilder();
    for (String line : (text + "\n.").lines().toList()) {
      boolean isPlan =
          line.startsWith("\t") && NOT_THE_PLAN.stream().noneMatch(line.strip()::startsWith);
      if (isPlan) {
        plan.append(line.substring(1)).append('\n');
      } else if (!plan.isEmpty() && !line.startsWith("\t")) {
        plans.add(plan.toString());
        plan.setLength(0);
      }
    }
    return plans.stream().filter(found -> found.contains("cases")).toList();
  }
}

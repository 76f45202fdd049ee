package org.hilum.preflight;

import io.quarkus.logging.LoggingFilter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/**
 * Tells of a start that was refused in one line. What nobody foresaw keeps its stack trace: that
 * line is for whoever installs, the trace for whoever mends.
 */
@LoggingFilter(name = "hilum-start")
public final class StartFilter implements Filter {
  private static final String STARTER = "io.quarkus.runtime.Application";
  private static final String OURS = "org.hilum.";
  private static final String OTHER_TABLES =
      "org.flywaydb.core.api.exception.FlywayValidateException";

  @Override
  public boolean isLoggable(LogRecord record) {
    if (STARTER.equals(record.getLoggerName()) && record.getThrown() != null) {
      reason(record.getThrown())
          .ifPresent(
              text -> {
                record.setMessage("The service does not start: " + text);
                record.setThrown(null);
              });
    }
    return true;
  }

  /** The line, if the failure is one that was foreseen. */
  static Optional<String> reason(Throwable failure) {
    List<Throwable> chain =
        Stream.iterate(failure, link -> link != null, Throwable::getCause).toList();
    Optional<String> refusal =
        chain.stream()
            .filter(StartRefusedException.class::isInstance)
            .map(Throwable::getMessage)
            .findFirst();
    Optional<String> tables =
        chain.stream()
            .filter(link -> link.getClass().getName().equals(OTHER_TABLES))
            .map(StartFilter::ofTables)
            .findFirst();
    Optional<String> database =
        chain.stream()
            .filter(SQLException.class::isInstance)
            .map(link -> new Diagnostician(Server.POSTGRESQL, "its address").of(link).text())
            .findFirst();
    Throwable root = chain.get(chain.size() - 1);
    Optional<String> setting =
        isOurs(root) ? Optional.ofNullable(root.getMessage()) : Optional.empty();
    return Stream.of(refusal, tables, database, setting).flatMap(Optional::stream).findFirst();
  }

  /** A complaint about a setting is an {@link IllegalStateException} of ours. */
  private static boolean isOurs(Throwable root) {
    StackTraceElement[] trace = root.getStackTrace();
    return root instanceof IllegalStateException
        && trace.length > 0
        && trace[0].getClassName().startsWith(OURS);
  }

  private static String ofTables(Throwable failure) {
    return "the tables in PostgreSQL are not those of this version: %s; start the version that"
            .formatted(failure.getMessage().replaceAll("\\s*\\R\\s*", " ").strip())
        + " made them, or restore the database from before it";
  }
}

package org.hilum.preflight;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.hilum.preflight.Diagnosis.Away;
import org.hilum.preflight.Diagnosis.Refused;
import org.hilum.storage.StorageUnavailableException;

/** Reads out of an exception what a person has to do. */
public final class Diagnostician {
  /** Invalid authorization and invalid password (PostgreSQL, appendix A). */
  private static final Set<String> NOT_LET_IN = Set.of("28000", "28P01");

  private static final String NO_DATABASE = "3D000";

  /** Kafka's word for settings that it cannot make a client of. */
  private static final String NO_CLIENT = "Failed to create new Kafka";

  /** How {@link CertificateExpiredException} says the end of validity. */
  private static final DateTimeFormatter JAVA_DATE =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.US);

  private static final String BEFORE_THE_DATE = "NotAfter: ";

  private final Server server;
  private final String place;

  /**
   * @param place where the server is, as far as it is no secret
   */
  public Diagnostician(Server server, String place) {
    this.server = server;
    this.place = place;
  }

  public Diagnosis of(Throwable failure) {
    List<Throwable> chain = chain(failure);
    return Stream.of(ofCertificate(chain), ofFile(chain), ofCredentials(chain), ofSettings(chain))
        .flatMap(Optional::stream)
        .findFirst()
        .<Diagnosis>map(text -> new Refused(subject() + text))
        .orElseGet(() -> away(chain));
  }

  private Optional<String> ofCertificate(List<Throwable> chain) {
    Optional<String> expired =
        first(chain, CertificateExpiredException.class)
            .map(
                e ->
                    " shows a certificate that expired at %s: renew it on the server"
                        .formatted(date(e.getMessage())));
    Optional<String> unknown =
        first(chain, CertPathBuilderException.class)
            .map(
                e ->
                    " shows a certificate of an authority that is not trusted here: put the"
                        + " authority's certificate into "
                        + server.authorities());
    Optional<String> otherHost =
        first(chain, CertificateException.class)
            .filter(e -> String.valueOf(e.getMessage()).startsWith("No "))
            .map(
                e ->
                    " shows a certificate for another name: write the name that it is for into %s,"
                            .formatted(server.address())
                        + " or have the server show one for this name");
    return Stream.of(expired, unknown, otherHost).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> ofFile(List<Throwable> chain) {
    return Stream.concat(
            first(chain, FileNotFoundException.class).stream(),
            first(chain, NoSuchFileException.class).stream())
        .findFirst()
        .map(
            e ->
                " cannot be asked, because a file cannot be read: %s; look at %s"
                    .formatted(oneLine(e), server.authorities()));
  }

  private Optional<String> ofCredentials(List<Throwable> chain) {
    boolean isRefused =
        first(chain, SaslAuthenticationException.class).isPresent()
            || first(chain, UnsupportedSaslMechanismException.class).isPresent()
            || first(chain, StorageUnavailableException.class)
                .filter(StorageUnavailableException::isRefused)
                .isPresent()
            || sqlState(chain).filter(NOT_LET_IN::contains).isPresent();
    return isRefused
        ? Optional.of(" does not take who this service says it is: look at " + server.credentials())
        : Optional.empty();
  }

  private Optional<String> ofSettings(List<Throwable> chain) {
    if (sqlState(chain).filter(NO_DATABASE::equals).isPresent()) {
      return Optional.of(" has no such database: make it, or name another in " + server.address());
    }
    boolean isUnusable =
        first(chain, ConfigException.class).isPresent()
            || chain.stream().anyMatch(e -> String.valueOf(e.getMessage()).startsWith(NO_CLIENT));
    return isUnusable
        ? Optional.of(
            " cannot be asked with these settings: %s; look at %s"
                .formatted(oneLine(chain.get(chain.size() - 1)), server.address()))
        : Optional.empty();
  }

  private Away away(List<Throwable> chain) {
    return new Away(
        "%s does not answer (%s): look at %s; the service goes on by itself once it does"
            .formatted(subject(), oneLine(chain.get(chain.size() - 1)), server.address()));
  }

  private String subject() {
    return "%s at %s".formatted(server.title(), place);
  }

  private static Optional<String> sqlState(List<Throwable> chain) {
    return first(chain, SQLException.class).map(SQLException::getSQLState);
  }

  private static String date(String message) {
    String date = message.substring(message.indexOf(BEFORE_THE_DATE) + BEFORE_THE_DATE.length());
    try {
      return ZonedDateTime.parse(date, JAVA_DATE).toInstant().toString();
    } catch (DateTimeException e) {
      return date;
    }
  }

  private static String oneLine(Throwable failure) {
    return Optional.ofNullable(failure.getMessage())
        .map(message -> message.lines().findFirst().orElse(""))
        .filter(message -> !message.isEmpty())
        .orElse(failure.getClass().getSimpleName());
  }

  private static <E extends Throwable> Optional<E> first(List<Throwable> chain, Class<E> kind) {
    return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static List<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, link -> link != null, Throwable::getCause).toList();
  }
}

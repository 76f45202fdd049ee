package org.hilum.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;

/** In whose name a verdict is given. */
@ApplicationScoped
public class Speaker {
  private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final SecurityIdentity caller;

  Speaker(SecurityIdentity caller) {
    this.caller = caller;
  }

  /** Whose word it is, or why it is nobody's. */
  public sealed interface Named {
    /** The caller, or a reader whose reporting system it is. */
    record As(String reader) implements Named {}

    /**
     * @param status 400 if nobody is named who could speak, 403 if the caller may not
     */
    record Refused(Response.Status status, String detail) implements Named {}
  }

  /**
   * @param wanted whom the request names; if nobody, the caller speaks
   */
  public Named named(Optional<String> wanted) {
    if (wanted.filter(reader -> !PSEUDONYM.matcher(reader).matches()).isPresent()) {
      return new Named.Refused(
          Response.Status.BAD_REQUEST,
          "reader must be 1 to 64 letters, digits, dots, dashes or underscores.");
    }
    return caller.hasRole(Role.PACS) ? relayed(wanted) : own(wanted);
  }

  private static Named relayed(Optional<String> reader) {
    return reader
        .<Named>map(Named.As::new)
        .orElseGet(
            () ->
                new Named.Refused(
                    Response.Status.BAD_REQUEST, "A reporting system must name the reader."));
  }

  private Named own(Optional<String> wanted) {
    String own = caller.getPrincipal().getName();
    if (!PSEUDONYM.matcher(own).matches()) {
      return new Named.Refused(
          Response.Status.FORBIDDEN,
          "Your login's name cannot be a reader's: 1 to 64 letters, digits, dots, dashes or"
              + " underscores.");
    }
    return wanted.isEmpty() || wanted.get().equals(own)
        ? new Named.As(own)
        : new Named.Refused(
            Response.Status.FORBIDDEN,
            "You are logged in as " + own + " and cannot speak for another reader.");
  }
}

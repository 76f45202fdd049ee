package org.hilum.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hilum.servers.issuer.Issuer;
import org.hilum.servers.issuer.IssuerClient;
import org.hilum.servers.issuer.Person;

/** Who may use a local stack: one person, and the commands of this machine's user. */
public final class Access {
  /** Whoever runs a stack for himself does everything in it. */
  private static final Set<String> EVERYTHING =
      Set.of("radiologist", "trainer", "operator", "auditor");

  private static final String PERSON = "reader";
  private static final String PAGES = "hilum-pages";
  private static final String COMMANDS = "hilum-commands";

  /**
   * They play devices, look at results, and hand on verdicts that readers are said to have given.
   */
  private static final Set<String> OF_COMMANDS =
      Set.of("device", "radiologist", "trainer", "operator", "auditor", "pacs");

  private final Path data;
  private final URI issuer;

  private Access(Path data, URI issuer) {
    this.data = data;
    this.issuer = issuer;
  }

  public static Access of(Path data, Ports ports) {
    return new Access(data, URI.create("http://localhost:" + ports.number(Port.ISSUER)));
  }

  /** The name to log in with. */
  public String person() {
    return PERSON;
  }

  /** The password to log in with. */
  public String password() {
    return KeptSecret.PASSWORD.of(data);
  }

  /** Tokens for the commands, by client credentials. */
  public CommandTokens tokens() {
    return new CommandTokens(issuer, COMMANDS, KeptSecret.COMMANDS_SECRET.of(data));
  }

  Issuer start() {
    return Issuer.start(
        issuer.getPort(),
        List.of(
            new IssuerClient(
                PAGES,
                KeptSecret.PAGES_SECRET.of(data),
                Set.of(),
                Set.of(URI.create("http://localhost/login"))),
            new IssuerClient(COMMANDS, KeptSecret.COMMANDS_SECRET.of(data), OF_COMMANDS, Set.of())),
        List.of(new Person(PERSON, password(), EVERYTHING)));
  }

  /** How the services find the issuer. Browsers take no secure cookie from plain HTTP. */
  Map<String, String> environment() {
    return Map.of(
        "HILUM_OIDC_ISSUER",
        issuer.toString(),
        "HILUM_OIDC_PAGES_CLIENT_ID",
        PAGES,
        "HILUM_OIDC_PAGES_SECRET",
        KeptSecret.PAGES_SECRET.of(data),
        "QUARKUS_OIDC_PAGES_AUTHENTICATION_COOKIE_FORCE_SECURE",
        "false");
  }
}

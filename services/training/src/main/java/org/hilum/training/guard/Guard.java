package org.hilum.training.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.EventJson;
import org.hilum.training.collect.Database;
import org.hilum.training.drift.LiveCases;
import org.hilum.training.drift.LiveFigures;
import org.hilum.training.gate.Finding;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleaseOutcome;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.Stage;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.trail.AuditTrail;

/** Sends a champion back that leaves its bounds on live images. */
@ApplicationScoped
public class Guard {
  private final PromotionPolicy policy;
  private final Registry registry;
  private final Aliases aliases;
  private final Releases releases;
  private final LiveCases cases;
  private final Database database;

  Guard(
      PromotionPolicy policy,
      Registry registry,
      Aliases aliases,
      Releases releases,
      LiveCases cases,
      Database database) {
    this.policy = policy;
    this.registry = registry;
    this.aliases = aliases;
    this.releases = releases;
    this.cases = cases;
    this.database = database;
  }

  /**
   * Looks at the champion of a name. Without a champion before there is nothing to bring back.
   *
   * @return what came of sending it back; empty if it stays
   */
  Optional<ReleaseOutcome> watch(String name) throws SQLException {
    Optional<ReleaseState> guarded =
        aliases.state(name).filter(state -> state.previous().isPresent());
    if (guarded.isEmpty()) {
      return Optional.empty();
    }
    String champion = guarded.get().champion().modelVersion();
    GuardDossier dossier = look(champion, guarded.get().previous().orElseThrow().modelVersion());
    if (dossier.reasons().isEmpty()) {
      return Optional.empty();
    }
    String file = dossier.file() + ".json";
    // One that is there says why, too: of an attempt that was cut short, or of another replica.
    if (registry.keepFile(champion, file, EventJson.write(dossier))) {
      registry.keepFile(champion, dossier.file() + ".html", GuardPage.of(dossier).getBytes(UTF_8));
    }
    return Optional.of(releases.rollbackFrom(champion, file, "guard"));
  }

  private GuardDossier look(String champion, String before) throws SQLException {
    PromotionPolicy.Guards guards = policy.guards();
    LiveFigures now = LiveFigures.of(cases.last(champion, guards.cases()));
    LiveFigures then = LiveFigures.of(cases.last(before, guards.cases()));
    LiveFigures read = LiveFigures.of(cases.lastRead(champion, guards.verdicts()));
    List<Finding> findings = new Bounds(guards).judge(now, then, read);
    return new GuardDossier(
        Stage.GUARD,
        false,
        findings.stream().filter(finding -> !finding.holds()).map(Finding::reason).toList(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        HeadRelease.codeVersion(),
        subject(champion),
        subject(before),
        policy.digest(),
        guards,
        findings,
        now,
        then,
        read,
        database.inTransaction(connection -> new AuditTrail(connection).head()));
  }

  private GuardDossier.Subject subject(String modelVersion) {
    return registry
        .find(modelVersion)
        .map(model -> new GuardDossier.Subject(modelVersion, model.descriptionDigest()))
        .orElseThrow(
            () -> new IllegalStateException(modelVersion + " has a role but is not registered"));
  }
}

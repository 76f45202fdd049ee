package org.hilum.training.trail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ReleasedModel;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Catalogue;
import org.hilum.training.registry.KeptDecision;
import org.hilum.training.registry.RegisteredModel;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.Stage;

/**
 * What the registry tells: its models, what gates decided on them, and every state of the roles.
 * None of it ever changes or goes, so it is found here whoever wrote it, service or command.
 */
@ApplicationScoped
class RegistryEvents {
  private final Registry registry;
  private final Catalogue catalogue;
  private final Aliases aliases;
  private final Set<String> known = new HashSet<>();

  RegistryEvents(Registry registry, Catalogue catalogue, Aliases aliases) {
    this.registry = registry;
    this.catalogue = catalogue;
    this.aliases = aliases;
  }

  /**
   * Facts of {@link EntryKind#REGISTERED}; the digest of the entry is that of {@code model.json}.
   *
   * @param trainingDigest of the examples that it learned from, where the model says so
   */
  record Registered(
      String trunkDigest, String tailDigest, double threshold, Optional<String> trainingDigest) {}

  /** Facts of {@link EntryKind#JUDGED}; the digest of the entry is that of the dossier's file. */
  record Judged(Stage stage, boolean passed, List<String> reasons, String dossier) {}

  /** Facts of {@link EntryKind#RELEASED}. */
  record Released(
      long revision,
      ReleaseOccasion occasion,
      ReleasedModel champion,
      Optional<String> challenger,
      Optional<String> previous,
      String by,
      Optional<String> dossier) {}

  /** What was not told to {@link #remember} yet, the oldest first. */
  List<AuditEvent> fresh() {
    List<AuditEvent> events = new ArrayList<>();
    for (RegisteredModel model : registry.list()) {
      events.add(registered(model));
      catalogue.decisions(model).forEach((file, kept) -> events.add(judged(model, file, kept)));
    }
    aliases.names().forEach(name -> events.addAll(released(aliases.states(name))));
    return events.stream()
        .filter(event -> !known.contains(event.key()))
        .sorted(Comparator.comparing(AuditEvent::happenedAt))
        .toList();
  }

  /** They have their entries. */
  void remember(List<AuditEvent> events) {
    events.forEach(event -> known.add(event.key()));
  }

  private static AuditEvent registered(RegisteredModel model) {
    Map<String, Object> provenance = model.description().provenance();
    return new AuditEvent(
        EntryKind.REGISTERED,
        model.registeredAt(),
        Optional.empty(),
        Optional.of(model.modelVersion()),
        model.descriptionDigest(),
        AuditEvent.json(
            new Registered(
                model.description().trunkDigest(),
                model.description().tailDigest(),
                model.description().threshold(),
                Optional.ofNullable(provenance.get("trainingDigest")).map(String::valueOf))));
  }

  private AuditEvent judged(RegisteredModel model, String file, KeptDecision kept) {
    byte[] dossier = registry.file(model.modelVersion(), file).orElseThrow();
    return new AuditEvent(
        EntryKind.JUDGED,
        kept.decidedAt(),
        Optional.empty(),
        Optional.of(model.modelVersion()),
        Digest.of(dossier),
        AuditEvent.json(new Judged(kept.stage(), kept.passed(), kept.reasons(), file)));
  }

  /** A state that only retires more models releases nothing. */
  private static List<AuditEvent> released(List<ReleaseState> states) {
    return Stream.iterate(0, index -> index < states.size(), index -> index + 1)
        .filter(
            index ->
                index == 0 || !states.get(index).change().equals(states.get(index - 1).change()))
        .map(index -> released(states.get(index)))
        .toList();
  }

  private static AuditEvent released(ReleaseState state) {
    ReleaseState.Change change = state.change();
    return new AuditEvent(
        EntryKind.RELEASED,
        change.at(),
        Optional.empty(),
        Optional.of(state.champion().modelVersion()),
        Digest.of(EventJson.write(state)),
        AuditEvent.json(
            new Released(
                state.revision(),
                change.occasion(),
                state.champion(),
                state.challenger().map(ReleasedModel::modelVersion),
                state.previous().map(ReleasedModel::modelVersion),
                change.by(),
                change.dossier())));
  }
}

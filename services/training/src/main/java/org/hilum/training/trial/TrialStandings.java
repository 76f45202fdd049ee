package org.hilum.training.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.schemas.ReleasedModel;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.gate.ShadowTrial;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Catalogue;
import org.hilum.training.registry.ListedModel;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.Stage;

/** Tells of each model name how far its trial is. */
@ApplicationScoped
class TrialStandings {
  private final Aliases aliases;
  private final Catalogue catalogue;
  private final EvidenceFiles files;
  private final SharedCases cases;
  private final PromotionPolicy policy;

  TrialStandings(
      Aliases aliases,
      Catalogue catalogue,
      EvidenceFiles files,
      SharedCases cases,
      PromotionPolicy policy) {
    this.aliases = aliases;
    this.catalogue = catalogue;
    this.files = files;
    this.cases = cases;
    this.policy = policy;
  }

  List<TrialStanding> list() throws SQLException {
    List<ListedModel> models = catalogue.list();
    List<TrialStanding> standings = new ArrayList<>();
    for (String name : aliases.names()) {
      standings.add(standing(name, aliases.state(name).orElseThrow(), models));
    }
    return standings;
  }

  private TrialStanding standing(String name, ReleaseState state, List<ListedModel> models)
      throws SQLException {
    String champion = state.champion().modelVersion();
    Optional<String> challenger = state.challenger().map(ReleasedModel::modelVersion);
    return new TrialStanding(
        name,
        champion,
        challenger.isEmpty()
            ? Optional.empty()
            : Optional.of(onTrial(cases.count(challenger.get(), champion))),
        models.stream()
            .filter(model -> model.modelVersion().startsWith(name + "/"))
            .flatMap(TrialStandings::decided)
            .max(Comparator.comparing(decided -> decided.decision().decidedAt())));
  }

  private TrialStanding.OnTrial onTrial(ShadowTrial trial) {
    return new TrialStanding.OnTrial(
        trial.candidate(),
        trial.cases(),
        trial.agreements(),
        trial.upheld(),
        policy.shadow().minimumCases(),
        obstacle(trial.candidate()));
  }

  private Optional<String> obstacle(String challenger) {
    try {
      files.require(challenger);
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Stream<TrialStanding.Decided> decided(ListedModel model) {
    return model.decisions().entrySet().stream()
        .filter(kept -> kept.getValue().stage() == Stage.PROMOTION)
        .map(
            kept ->
                new TrialStanding.Decided(model.modelVersion(), kept.getKey(), kept.getValue()));
  }
}

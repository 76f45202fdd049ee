package org.hilum.triage.trial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Counts the results of models on trial against what else is known of the same images. */
@ApplicationScoped
public class Trials {
  /**
   * A verdict that tells nothing is none. An abstention agrees with no verdict: the model has not
   * said which of the two it is.
   */
  private static final String COUNT =
      """
      select new org.hilum.triage.trial.TrialCounts(
        trial.modelVersion, champion.modelVersion, count(*),
        sum(case when trial.decision = champion.decision then 1L else 0L end),
        min(trial.screenedAt), max(trial.screenedAt),
        sum(case when xray.verdict = NORMAL then 1L else 0L end),
        sum(case when xray.verdict <> NORMAL and xray.verdict <> UNREADABLE then 1L else 0L end),
        sum(case when xray.verdict = NORMAL and trial.decision = CLEAR then 1L else 0L end),
        sum(case when xray.verdict <> NORMAL and xray.verdict <> UNREADABLE
          and trial.decision = FLAGGED then 1L else 0L end),
        sum(case when xray.verdict = NORMAL and champion.decision = CLEAR then 1L else 0L end),
        sum(case when xray.verdict <> NORMAL and xray.verdict <> UNREADABLE
          and champion.decision = FLAGGED then 1L else 0L end))
      from CaseResult trial
      join CaseResult champion on champion.imageId = trial.imageId and champion.shadow = false
      join XrayCase xray on xray.imageId = trial.imageId
      where trial.shadow = true
      group by trial.modelVersion, champion.modelVersion
      order by trial.modelVersion, champion.modelVersion
      """;

  private final EntityManager database;

  Trials(EntityManager database) {
    this.database = database;
  }

  @Transactional
  List<TrialCounts> count() {
    return database.createQuery(COUNT, TrialCounts.class).getResultList();
  }
}

package org.hilum.triage.trial;

import java.time.Instant;

/**
 * One model on trial beside one champion, on the images that both have judged.
 *
 * @param modelVersion the model on trial
 * @param champion the model that counted
 * @param cases images
 * @param equalDecisions images on which both said the same word
 * @param firstAt when the first was judged
 * @param lastAt when the last was judged
 * @param normal images whose last verdict is normal
 * @param pneumonia images whose last verdict is a pneumonia, of whatever cause
 * @param trialNormal of the normal ones, those that the model on trial calls clear
 * @param trialPneumonia of the pneumonias, those that it flags
 * @param championNormal of the normal ones, those that the champion calls clear
 * @param championPneumonia of the pneumonias, those that it flags
 */
record TrialCounts(
    String modelVersion,
    String champion,
    long cases,
    long equalDecisions,
    Instant firstAt,
    Instant lastAt,
    long normal,
    long pneumonia,
    long trialNormal,
    long trialPneumonia,
    long championNormal,
    long championPneumonia) {

  TrialView view() {
    return new TrialView(
        modelVersion,
        champion,
        cases,
        equalDecisions,
        (double) equalDecisions / cases,
        firstAt,
        lastAt,
        agreement(trialNormal, trialPneumonia),
        agreement(championNormal, championPneumonia));
  }

  private VerdictAgreement agreement(long clearedNormal, long flaggedPneumonia) {
    long verdicts = normal + pneumonia;
    long equal = clearedNormal + flaggedPneumonia;
    return new VerdictAgreement(
        verdicts,
        equal,
        share(equal, verdicts),
        share(flaggedPneumonia, pneumonia),
        share(clearedNormal, normal));
  }

  /** Jackson leaves out what is null. */
  private static Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}

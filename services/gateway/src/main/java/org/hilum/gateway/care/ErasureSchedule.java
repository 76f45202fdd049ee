package org.hilum.gateway.care;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Brings erasures forward at intervals. */
@Singleton
public class ErasureSchedule {
  private static final Logger LOG = Logger.getLogger(ErasureSchedule.class);

  private final ErasureWork work;
  private final Proofs proofs;

  ErasureSchedule(ErasureWork work, Proofs proofs) {
    this.work = work;
    this.proofs = proofs;
  }

  @Scheduled(every = "{hilum.erasure.every}", concurrentExecution = ConcurrentExecution.SKIP)
  void carryOut() {
    attempt(work::run);
  }

  @Scheduled(
      every = "{hilum.erasure.look-again-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void lookAgain() {
    attempt(proofs::lookAgain);
  }

  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (StorageUnavailableException | BrokerUnavailableException e) {
      LOG.warnf("erasures wait for their next turn reason=%s", e.getMessage());
    }
  }
}

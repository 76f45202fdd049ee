package org.hilum.gateway.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.hilum.gateway.report.FhirReport;
import org.hilum.gateway.report.Screened;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;
import org.junit.jupiter.api.Test;

/** Against a bucket of its own, which nobody has asked before. */
class ReportIndexTest {
  private static final Told TOLD = new Told.Judged(Screened.event());
  private static final ResultKey KEY = ResultKey.of(Screened.event()).orElseThrow();
  private static final UUID REPORT = FhirReport.ids(Screened.result()).get(0);

  @Test
  void knowsWhatWasKeptBeforeThereWasAnIndex() {
    try (ObjectStore store = bucket()) {
      Results results = new Results(store);
      results.keep(KEY, TOLD);

      ReportIndex index = new ReportIndex(store, results);

      assertThat(index.find(REPORT)).contains(KEY);
      assertThat(index.from(Instant.EPOCH))
          .containsExactly(ReportTime.of(Screened.event().screenedAt(), KEY));
    }
  }

  @Test
  void looksOnceOnlyForWhatWasKeptBefore() {
    try (ObjectStore store = bucket()) {
      Results results = new Results(store);
      assertThat(new ReportIndex(store, results).find(REPORT)).isEmpty();
      results.keep(KEY, TOLD);

      assertThat(new ReportIndex(store, results).find(REPORT)).isEmpty();
    }
  }

  @Test
  void beginsAtATimeAndAfterAReport() {
    try (ObjectStore store = bucket()) {
      ReportIndex index = new ReportIndex(store, new Results(store));
      index.add(KEY, TOLD);
      Instant told = Screened.event().screenedAt();
      ReportTime entry = ReportTime.of(told, KEY);

      assertThat(index.from(told)).containsExactly(entry);
      assertThat(index.from(told.plusMillis(1))).isEmpty();
      assertThat(index.after(entry.text())).isEmpty();
      assertThat(ReportTime.parse(entry.text())).contains(entry);
    }
  }

  private static ObjectStore bucket() {
    ObjectStore store =
        new ObjectStore(
            new StorageSettings(
                RealServers.shared().storageEndpoint(),
                ServerSet.ACCESS_KEY,
                ServerSet.SECRET_KEY,
                ServerSet.REGION,
                "reports-" + UUID.randomUUID()));
    store.createBucketIfAbsent();
    return store;
  }
}

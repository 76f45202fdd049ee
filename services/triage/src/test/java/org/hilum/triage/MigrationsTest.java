package org.hilum.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;
import org.junit.jupiter.api.Test;

/** Each replica migrates when it starts, and several start at once. */
class MigrationsTest {
  private static final int REPLICAS = 4;
  private static final String SCHEMA = "started_together";

  @Test
  void replicasThatStartTogetherMakeTheTablesOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(REPLICAS);
    Callable<Integer> replica =
        () -> {
          Flyway flyway = flyway();
          start.await();
          return flyway.migrate().migrationsExecuted;
        };
    ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
    List<Integer> executed = new ArrayList<>();
    try {
      for (Future<Integer> each : replicas.invokeAll(Collections.nCopies(REPLICAS, replica))) {
        executed.add(each.get());
      }
    } finally {
      replicas.shutdown();
    }

    MigrationInfo[] migrations = flyway().info().all();
    assertThat(migrations).allMatch(migration -> migration.getState().isApplied());
    assertThat(migrations).extracting(MigrationInfo::getVersion).doesNotHaveDuplicates();
    assertThat(executed.stream().mapToInt(Integer::intValue).sum())
        .isEqualTo((int) List.of(migrations).stream().filter(MigrationInfo::isVersioned).count());
  }

  /** With the settings of application.properties, on a schema of its own. */
  private static Flyway flyway() {
    return Flyway.configure()
        .dataSource(
            RealServers.shared().jdbcUrl(), ServerSet.DATABASE_USER, ServerSet.DATABASE_PASSWORD)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .createSchemas(true)
        .load();
  }
}

package org.hilum.training;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.hilum.preflight.Preflight;
import org.hilum.preflight.Questions;

/**
 * Has the service start on its own tables alone. Flyway would wait two minutes for a server that
 * does not take the password, and go on with tables that a newer version has made.
 */
@Singleton
class Tables implements FlywayConfigurationCustomizer {
  private final String url;

  Tables(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
    this.url = url;
  }

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.ignoreMigrationPatterns(new String[0]);
    Preflight.require(Questions.toPostgres(configuration.getDataSource(), url));
  }
}

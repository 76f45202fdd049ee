package org.hilum.training.collect;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;

/** How many examples have been collected, by verdict. */
@Path("/examples/summary")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ExamplesResource {
  private final Examples examples;

  ExamplesResource(Examples examples) {
    this.examples = examples;
  }

  @GET
  public ExampleSummary summary() throws SQLException {
    return examples.summary();
  }
}

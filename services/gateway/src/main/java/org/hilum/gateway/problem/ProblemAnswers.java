package org.hilum.gateway.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes every problem detail by the one schema: resources say only that one is answered. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {
  @Override
  public APIResponse filterAPIResponse(APIResponse response) {
    if (response.getContent() != null) {
      MediaType problem = response.getContent().getMediaType(Problem.MEDIA_TYPE);
      if (problem != null) {
        problem.setSchema(OASFactory.createSchema().ref("Problem"));
      }
    }
    return response;
  }
}

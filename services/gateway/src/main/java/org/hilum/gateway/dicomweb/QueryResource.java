package org.hilum.gateway.dicomweb;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.dicom.InstanceUids;
import org.hilum.gateway.dicomweb.search.Level;
import org.hilum.gateway.dicomweb.search.Search;
import org.hilum.gateway.dicomweb.search.SearchReader;
import org.hilum.gateway.dicomweb.search.SearchResults;
import org.hilum.gateway.dicomweb.search.Searches;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/** Finds studies, series and instances (QIDO-RS, PS3.18 10.6). */
@Path("/dicomweb")
@Produces({DicomMediaTypes.DICOM_JSON, MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@APIResponse(
    responseCode = "200",
    description = "Matches in the DICOM JSON model, none at all included")
@APIResponse(
    responseCode = "400",
    description = "A parameter is not understood",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@RolesAllowed(Role.RADIOLOGIST)
public class QueryResource {
  private static final String MORE =
      "299 hilum \"There are additional results that can be requested\"";

  /** PS3.18 8.3.4.2. */
  private static final String LITERALLY =
      "299 hilum: \"The fuzzymatching parameter is not supported."
          + " Only literal matching has been performed.\"";

  private final Searches searches;

  QueryResource(Searches searches) {
    this.searches = searches;
  }

  @GET
  @Path("/studies")
  @Operation(
      summary = "Find studies",
      description =
          "By any attribute of the index, by keyword or tag, with limit, offset and includefield.")
  public Response studies(@Context UriInfo uri) {
    return search(Level.STUDY, Optional.empty(), Optional.empty(), uri);
  }

  @GET
  @Path("/series")
  @Operation(summary = "Find series of all studies")
  public Response series(@Context UriInfo uri) {
    return search(Level.SERIES, Optional.empty(), Optional.empty(), uri);
  }

  @GET
  @Path("/studies/{study}/series")
  @Operation(summary = "Find series of a study")
  public Response seriesOf(@PathParam("study") String study, @Context UriInfo uri) {
    return search(Level.SERIES, Optional.of(study), Optional.empty(), uri);
  }

  @GET
  @Path("/instances")
  @Operation(summary = "Find instances of all studies")
  public Response instances(@Context UriInfo uri) {
    return search(Level.INSTANCE, Optional.empty(), Optional.empty(), uri);
  }

  @GET
  @Path("/studies/{study}/instances")
  @Operation(summary = "Find instances of a study")
  public Response instancesOf(@PathParam("study") String study, @Context UriInfo uri) {
    return search(Level.INSTANCE, Optional.of(study), Optional.empty(), uri);
  }

  @GET
  @Path("/studies/{study}/series/{series}/instances")
  @Operation(summary = "Find instances of a series")
  public Response instancesOf(
      @PathParam("study") String study, @PathParam("series") String series, @Context UriInfo uri) {
    return search(Level.INSTANCE, Optional.of(study), Optional.of(series), uri);
  }

  private Response search(
      Level level, Optional<String> study, Optional<String> series, UriInfo uri) {
    if (!study.map(Uid::isWellFormed).orElse(true) || !series.map(Uid::isWellFormed).orElse(true)) {
      return UidPath.malformed();
    }
    return SearchReader.read(
            level, study.map(Uid::new), series.map(Uid::new), uri.getQueryParameters())
        .fold(
            search -> answer(search, searches.run(search, url(search, Links.of(uri)))),
            malformed -> Problem.response(ProblemType.MALFORMED_SEARCH, malformed.detail()));
  }

  private static Function<InstanceUids, String> url(Search search, Links links) {
    return switch (search.level()) {
      case STUDY -> uids -> links.study(uids.study());
      case SERIES -> uids -> links.series(uids.study(), uids.series());
      case INSTANCE -> links::instance;
    };
  }

  private static Response answer(Search search, SearchResults results) {
    Response.ResponseBuilder response = Response.ok(results.matches(), DicomMediaTypes.DICOM_JSON);
    if (search.isFuzzy()) {
      response.header("Warning", LITERALLY);
    }
    if (results.isCut()) {
      response.header("Warning", MORE);
    }
    return response.build();
  }
}

package org.hilum.training.registry;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.hilum.access.Role;

/** The registry over HTTP, to look at. */
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed({Role.TRAINER, Role.OPERATOR, Role.AUDITOR})
public class ModelsResource {
  private final Registry registry;
  private final Catalogue catalogue;

  ModelsResource(Registry registry, Catalogue catalogue) {
    this.registry = registry;
    this.catalogue = catalogue;
  }

  @GET
  public List<ListedModel> list() {
    return catalogue.list();
  }

  @GET
  @Path("/{name}/{version}")
  public ListedModel find(@PathParam("name") String name, @PathParam("version") String version) {
    return catalogue.find(name + "/" + version).orElseThrow(NotFoundException::new);
  }

  /** {@code model.json} as it lies in the registry. */
  @GET
  @Path("/{name}/{version}/model.json")
  public byte[] description(@PathParam("name") String name, @PathParam("version") String version) {
    return file(name, version, ModelKeys.DESCRIPTION);
  }

  /** A dossier for machines. */
  @GET
  @Path("/{name}/{version}/decisions/{id:[a-z0-9-]+}.json")
  public byte[] dossier(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @PathParam("id") String id) {
    return file(name, version, ModelKeys.DECISIONS + id + ".json");
  }

  /** A dossier for people. */
  @GET
  @Path("/{name}/{version}/decisions/{id:[a-z0-9-]+}.html")
  @Produces(MediaType.TEXT_HTML)
  public byte[] dossierPage(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @PathParam("id") String id) {
    return file(name, version, ModelKeys.DECISIONS + id + ".html");
  }

  private byte[] file(String name, String version, String file) {
    return registry.file(name + "/" + version, file).orElseThrow(NotFoundException::new);
  }
}

package org.hilum.gateway.notify;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/**
 * The webhook of the object store. A fault answers 503, so that the store sends the notification
 * again. The store has a device's key: MinIO sends what it is given as token, {@code Hilum-Key
 * KEY}.
 */
@Path("/notifications")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed(Role.DEVICE)
public class NotificationsResource {
  private final BucketNotifications notifications;

  NotificationsResource(BucketNotifications notifications) {
    this.notifications = notifications;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
  @Operation(summary = "S3 event notifications, for the object store's webhook")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              example =
                  """
                  {"Records": [{"eventName": "s3:ObjectCreated:Put",
                    "s3": {"bucket": {"name": "hilum"}, "object": {"key": "uploads%2F5f0c2c1e"}}}]}"""))
  @APIResponse(responseCode = "204", description = "Every upload it names is dealt with")
  @APIResponse(
      responseCode = "400",
      description = "Not an S3 event notification",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response accept(byte[] message) {
    try {
      notifications.process(message);
      return Response.noContent().build();
    } catch (MalformedNotificationException e) {
      return Problem.response(ProblemType.MALFORMED_NOTIFICATION, e.getMessage());
    }
  }
}

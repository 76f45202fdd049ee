package org.hilum.gateway.dicomweb;

import jakarta.ws.rs.core.UriInfo;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.dicom.InstanceUids;

/**
 * Where studies, series and instances are retrieved (PS3.18 10.1).
 *
 * @param base absolute, without a slash at its end
 */
public record Links(String base) {
  private static final String ROOT = "/dicomweb";

  public static Links of(UriInfo request) {
    return new Links(request.getBaseUri().resolve(ROOT).toString());
  }

  public String study(Uid study) {
    return base + "/studies/" + study;
  }

  public String series(Uid study, Uid series) {
    return study(study) + "/series/" + series;
  }

  public String instance(InstanceUids uids) {
    return series(uids.study(), uids.series()) + "/instances/" + uids.instance();
  }
}

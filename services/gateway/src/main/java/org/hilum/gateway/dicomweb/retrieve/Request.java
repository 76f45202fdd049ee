package org.hilum.gateway.dicomweb.retrieve;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicomweb.Links;
import org.hilum.gateway.dicomweb.UidPath;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/**
 * What a request to retrieve says, whatever it is for.
 *
 * @param uids of the path: study, series and instance, as far as it goes
 * @param address of what is asked for
 */
record Request(List<String> uids, String address, Accepted accepted, Links links) {

  static Request of(UriInfo uri, HttpHeaders headers) {
    List<String> uids =
        Stream.of("study", "series", "instance")
            .map(uri.getPathParameters()::getFirst)
            .takeWhile(uid -> uid != null)
            .toList();
    List<String> accept = headers.getRequestHeaders().getOrDefault(HttpHeaders.ACCEPT, List.of());
    return new Request(uids, uri.getAbsolutePath().toString(), Accepted.of(accept), Links.of(uri));
  }

  /** Whether it asks for one instance. */
  boolean isOfInstance() {
    return uids.size() == 3;
  }

  /** Answers with what is found, or says that it is not there or that the path is no path. */
  Response answer(Instances instances, Function<List<IndexEntry>, Response> answer) {
    if (!uids.stream().allMatch(Uid::isWellFormed)) {
      return UidPath.malformed();
    }
    List<IndexEntry> found = instances.find(new Uid(uids.get(0)), uid(1), uid(2));
    return found.isEmpty() ? unknown() : answer.apply(found);
  }

  private Optional<Uid> uid(int position) {
    return uids.stream().skip(position).findFirst().map(Uid::new);
  }

  static Response unknown() {
    return Problem.response(
        ProblemType.UNKNOWN_INSTANCE, "instances are known by the UIDs that the gateway gave them");
  }

  static Response notAcceptable(String detail) {
    return Problem.response(ProblemType.NOT_ACCEPTABLE, detail);
  }
}

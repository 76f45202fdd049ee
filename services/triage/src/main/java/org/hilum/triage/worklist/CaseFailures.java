package org.hilum.triage.worklist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The failures by image. */
@ApplicationScoped
class CaseFailures implements PanacheRepositoryBase<CaseFailure, CaseKey> {

  List<FailureView> of(String imageId) {
    return find("imageId", Sort.descending("failedAt"), imageId).project(FailureView.class).list();
  }
}

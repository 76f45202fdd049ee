package org.hilum.triage.worklist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The results by image. */
@ApplicationScoped
public class CaseResults implements PanacheRepositoryBase<CaseResult, CaseKey> {

  List<ResultView> of(String imageId) {
    return find("imageId", Sort.descending("screenedAt"), imageId).project(ResultView.class).list();
  }

  public Optional<ResultView> of(String imageId, String modelVersion) {
    return find("imageId = ?1 and modelVersion = ?2", imageId, modelVersion)
        .project(ResultView.class)
        .firstResultOptional();
  }
}

package org.hilum.triage.worklist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The verdicts by image. */
@ApplicationScoped
public class CaseReviews implements PanacheRepositoryBase<CaseReview, ReviewKey> {

  List<ReviewView> of(String imageId) {
    return find("imageId", Sort.descending("revision"), imageId).project(ReviewView.class).list();
  }
}

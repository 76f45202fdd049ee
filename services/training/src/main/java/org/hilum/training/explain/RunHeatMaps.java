package org.hilum.training.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.network.Features;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.TrunkTable;
import org.hilum.training.study.RunName;
import org.hilum.training.study.RunWeights;
import org.hilum.training.study.StudyRun;

/**
 * Heat maps of the runs whose weights are kept.
 *
 * @param kept what runs learned
 * @param layers tensors of the last 13 layers of those that learned a head alone
 * @param images of the test set
 * @param outputs of the trunk, a row an image
 */
public record RunHeatMaps(
    RunWeights kept, Weights layers, List<LabelledImage> images, TrunkTable outputs)
    implements HeatMaps {
  public RunHeatMaps {
    images = List.copyOf(images);
  }

  @Override
  public Optional<Seen> of(StudyRun run, List<LabelledImage> wanted) {
    return Stream.concat(Stream.of(run.name()), run.members().stream())
        .distinct()
        .flatMap(network -> kept.find(network).map(found -> seen(network, found, wanted)).stream())
        .findFirst();
  }

  private Seen seen(RunName network, Weights learned, List<LabelledImage> wanted) {
    try (GradCamNetwork eye =
        new GradCamNetwork(LayerTable.resnet152v2(), layers.with(learned), Features.SIDE)) {
      return new Seen(
          network,
          wanted.stream().map(image -> eye.heatMap(outputs.row(images.indexOf(image)))).toList());
    }
  }
}

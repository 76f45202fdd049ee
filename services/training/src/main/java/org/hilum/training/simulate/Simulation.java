package org.hilum.training.simulate;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.hilum.training.features.Progress;
import org.hilum.training.train.CalibratedHead;

/** All scenarios from the same first model on the same images. */
public final class Simulation {
  private final World world;
  private final long seed;
  private final PrintStream out;

  public Simulation(World world, long seed, PrintStream out) {
    this.world = world;
    this.seed = seed;
    this.out = out;
  }

  /**
   * The same seed gives the same figures on the same machine.
   *
   * @throws org.hilum.training.data.UnusableDataException if there are too few images for a year
   */
  public SimulationResult run(SourceViews source) {
    Clinic clinic = Clinic.draw(world, source, seed);
    out.printf("a year of %d weeks, %d images a week%n", world.weeks(), clinic.imagesAWeek());
    Learner learner = new Learner(world, clinic, seed);
    CalibratedHead first = learner.learn(List.of());
    Progress progress =
        new Progress(out, "simulate", "weeks", world.weeks() * Scenario.values().length);
    List<YearResult> years = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      years.add(new Year(world, scenario, clinic, learner, first, seed).run(progress));
    }
    return SimulationResult.of(world, seed, Counts.of(clinic), years);
  }
}

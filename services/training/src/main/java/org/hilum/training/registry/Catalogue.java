package org.hilum.training.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registered models with what they are to one another. */
public final class Catalogue {
  private final Registry registry;
  private final Aliases aliases;

  public Catalogue(Registry registry, Aliases aliases) {
    this.registry = registry;
    this.aliases = aliases;
  }

  /** Every version, by name and age. */
  public List<ListedModel> list() {
    Map<String, ReleaseState> states =
        aliases.names().stream()
            .collect(
                Collectors.toMap(Function.identity(), name -> aliases.state(name).orElseThrow()));
    return registry.list().stream()
        .map(model -> listed(model, Optional.ofNullable(states.get(model.name()))))
        .toList();
  }

  /** Empty for an unknown version. */
  public Optional<ListedModel> find(String modelVersion) {
    return registry.find(modelVersion).map(model -> listed(model, aliases.state(model.name())));
  }

  private ListedModel listed(RegisteredModel model, Optional<ReleaseState> state) {
    Map<String, KeptDecision> decisions = decisions(model);
    return new ListedModel(
        model.modelVersion(),
        Standing.of(model.modelVersion(), state, decisions.values()),
        model.hasWeights(),
        model.registeredAt(),
        model.description().trunkDigest(),
        model.description().tailDigest(),
        model.description().threshold(),
        decisions);
  }

  /** By the name of the dossier's file. */
  public Map<String, KeptDecision> decisions(RegisteredModel model) {
    Map<String, KeptDecision> decisions = new TreeMap<>();
    for (String file : model.files()) {
      if (file.startsWith(ModelKeys.DECISIONS) && file.endsWith(".json")) {
        decisions.put(file, registry.decision(model.modelVersion(), file).orElseThrow());
      }
    }
    return decisions;
  }
}

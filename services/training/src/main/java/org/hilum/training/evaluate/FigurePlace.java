package org.hilum.training.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where a figure stands in a JSON document.
 *
 * @param object that holds it
 * @param leaf its name there
 */
public record FigurePlace(ObjectNode object, String leaf) {

  /** Each dot in the name opens an object. */
  public static FigurePlace of(ObjectNode json, String name) {
    ObjectNode object = json;
    int from = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      object = object.withObjectProperty(name.substring(from, dot));
      from = dot + 1;
    }
    return new FigurePlace(object, name.substring(from));
  }

  public void put(double value) {
    object.put(leaf, value);
  }

  /** Beside it, as {@code <figure>_ci95}, [low, high]. */
  public void put(double value, Interval interval) {
    put(value);
    object.putArray(leaf + "_ci95").add(interval.low()).add(interval.high());
  }
}
